import type { MirroredRelease } from './release-shape.ts'

/** What lists, searches and maps ask of a notice, told in one breath. Absent facts are undefined, never guessed. */
export type NoticeFacts = {
  title: string
  description?: string | undefined
  language?: string | undefined
  buyerName?: string | undefined
  locality?: string | undefined
  countryName?: string | undefined
  /** Eight digits. */
  cpv?: string | undefined
  classifications: string[]
  status?: string | undefined
  awarded: boolean
  value?: { amount: number; currency?: string | undefined } | undefined
  closesAt?: Date | undefined
  supplierNames: string[]
}

const longestTitle = 300

/** The facts of a release. A title that is missing is taken from what is nearest to it: award, contract, text, ocid. */
export function factsOf(release: MirroredRelease): NoticeFacts {
  const { tender, awards = [], contracts = [], parties = [], planning } = release
  const buyer =
    parties.find((party) => party.id !== undefined && party.id === release.buyer?.id) ??
    parties.find((party) => party.roles?.includes('buyer'))
  const address = buyer?.address ?? release.buyer?.address ?? tender?.procuringEntity?.address
  const texts = [tender?.description, release.description, awards[0]?.description, contracts[0]?.description, planning?.rationale]
  const description = texts.find((text) => text !== undefined)
  const title = [tender?.title, anyLanguage(tender), release.title, awards[0]?.title, contracts[0]?.title, description].find(
    (text) => text?.trim(),
  )
  const items = tender?.items ?? awards.flatMap((award) => award.items ?? [])
  const classifications = [
    tender?.classification,
    ...(tender?.additionalClassifications ?? []),
    ...items.map((item) => item.classification),
  ]
  const value = [tender?.value, tender?.minValue, ...awards.map((award) => award.value)].find((one) => one?.amount !== undefined)
  const closing = tender?.tenderPeriod?.endDate
  return {
    title: (title ?? release.ocid).trim().slice(0, longestTitle).toWellFormed(),
    description,
    language: release.language?.slice(0, 35),
    buyerName: release.buyer?.name ?? buyer?.name ?? tender?.procuringEntity?.name,
    locality: address?.locality,
    countryName: address?.countryName ?? address?.country,
    cpv: classifications.flatMap((one) => (isCpv(one?.scheme) ? (/^\d{8}/.exec(one?.id ?? '')?.[0] ?? []) : []))[0],
    classifications: classifications.flatMap((one) => [one?.id ?? [], one?.description ?? []].flat()),
    status: tender?.status,
    awarded: awards.some(({ status }) => status === undefined || status === 'active') || contracts.length > 0,
    value: value && { amount: value.amount!, currency: value.currency },
    closesAt: closing === undefined ? undefined : new Date(closing),
    supplierNames: awards.flatMap((award) => (award.suppliers ?? []).flatMap((supplier) => supplier.name ?? [])),
  }
}

/** ДК021 is CPV as Ukraine enacted it. A scheme that is not named is taken as the standard's usual one. */
function isCpv(scheme: string | undefined): boolean {
  return scheme === undefined || /^(CPV|ДК\s?021)/i.test(scheme)
}

function anyLanguage(tender: object | undefined): string | undefined {
  const entry = Object.entries(tender ?? {}).find(([key]) => key.startsWith('title_'))
  return typeof entry?.[1] === 'string' ? entry[1] : undefined
}
