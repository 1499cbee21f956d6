import type { Envelope } from './read.ts'

/** Where a notice is from, and under which terms it may be shown. */
export type NoticeSource = { name: string; url: string | null; licence: string | null; licenceUrl: string | null }

const openGovernment = {
  licence: 'Open Government Licence v3.0',
  licenceUrl: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
}

/** Publishers that say nothing about themselves in single releases, by the prefix of their ocids; `country` is ISO 3166-1. */
const publishers = new Map<string, NoticeSource & { country: string }>(
  Object.entries({
    'ocds-b5fd17': {
      name: 'UK Contracts Finder',
      url: 'https://www.contractsfinder.service.gov.uk/',
      ...openGovernment,
      country: 'GB',
    },
    'ocds-h6vhtk': { name: 'UK Find a Tender', url: 'https://www.find-tender.service.gov.uk/', ...openGovernment, country: 'GB' },
    'ocds-be6bcu': { name: 'ProZorro', url: 'https://prozorro.gov.ua/', licence: null, licenceUrl: null, country: 'UA' },
  }),
)

const licences: [RegExp, string][] = [
  [/nationalarchives\.gov\.uk\/doc\/open-government-licence\/version\/3/i, openGovernment.licence],
  [/creativecommons\.org\/licenses\/by\/4\.0/i, 'CC BY 4.0'],
  [/creativecommons\.org\/licenses\/by\/3\.0/i, 'CC BY 3.0'],
  [/creativecommons\.org\/licenses\/by-sa\/4\.0/i, 'CC BY-SA 4.0'],
  [/creativecommons\.org\/publicdomain\/zero\/1\.0/i, 'CC0 1.0'],
  [/opendatacommons\.org\/licenses\/pddl/i, 'ODC PDDL'],
  [/opendatacommons\.org\/licenses\/odbl/i, 'ODbL'],
]

export type Said = { name?: string | undefined; url?: string | undefined; licence?: string | undefined }

/** What is said by hand comes first, then what the package says, then what is known of the ocid's prefix; else the prefix is the name. */
export function sourceOf(ocid: string, said: Said, { publisherName, publisherUri, license }: Envelope): NoticeSource {
  const prefix = prefixOf(ocid)
  const known = publishers.get(prefix)
  const terms = said.licence ?? license
  const name = said.name ?? publisherName ?? known?.name ?? prefix
  const isKnown = known !== undefined && said.name === undefined
  return {
    name: name.slice(0, 200),
    url: webAddress(said.url) ?? webAddress(said.name ? undefined : publisherUri) ?? (isKnown ? known.url : null),
    ...(terms !== undefined
      ? { licence: licenceName(terms), licenceUrl: webAddress(terms) }
      : { licence: known?.licence ?? null, licenceUrl: known?.licenceUrl ?? null }),
  }
}

/** The country of a publisher that buys in one alone; null for others. */
export function countryOfPublisher(ocid: string): string | null {
  return publishers.get(prefixOf(ocid))?.country ?? null
}

/** "ocds-b5fd17" of "ocds-b5fd17-76485a2b…": who gave the process its id. */
export function prefixOf(ocid: string): string {
  return (/^ocds-[a-z0-9]{6}/i.exec(ocid)?.[0] ?? ocid.split(/[-:/]/)[0] ?? ocid).toLowerCase().slice(0, 60)
}

function licenceName(terms: string): string {
  return (licences.find(([address]) => address.test(terms))?.[1] ?? terms.replace(/^https?:\/\//, '')).slice(0, 200)
}

function webAddress(text: string | undefined): string | null {
  return text !== undefined && /^https?:\/\/\S+$/.test(text) && URL.canParse(text) ? text.slice(0, 500) : null
}
