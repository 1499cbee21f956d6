import type { RecordPackage, Release, ReleasePackage } from './format.ts'
import type { MirroredRelease } from './incoming/release-shape.ts'
import { instantOf, present } from './parts.ts'

/** Who publishes, where this package can be fetched, and under which terms. Addresses are absolute. */
export type Publication = {
  uri: string
  publishedAt: Date
  publisher: { name: string; uri?: string | undefined }
  license?: string | undefined
  publicationPolicy?: string | undefined
}

const lotsExtension = 'https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json'

/** Throws RangeError without a release: a package must have one. */
export function releasePackage(releases: Release[], publication: Publication): ReleasePackage {
  if (releases.length === 0) throw new RangeError('a release package needs a release')
  return { ...packageHead(publication), releases }
}

/** One record of a case: its releases from oldest to newest, and the newest as the compiled state. */
export function recordPackage(releases: Release[], publication: Publication): RecordPackage {
  const sorted = releases.toSorted((a, b) => Date.parse(a.date) - Date.parse(b.date))
  const newest = sorted.at(-1)
  if (!newest || sorted.some((release) => release.ocid !== newest.ocid))
    throw new RangeError('a record holds releases of one case')
  const compiledRelease: Release = { ...newest, id: `${newest.ocid}-${newest.date}`, tag: ['compiled'] }
  return { ...packageHead(publication), records: [{ ocid: newest.ocid, releases: sorted, compiledRelease }] }
}

/** Releases of somebody else, going out as they came in: `links` leads to where they are from and to their originals. */
export type PassedOn = MirroredRelease & { links: { rel: string; href: string }[] }
type Head = Omit<ReleasePackage, 'releases'>

/** Somebody else's process with all its releases and the state they make together. */
export function mirroredRecordPackage(
  releases: PassedOn[],
  compiledRelease: PassedOn,
  publication: Publication,
): Head & { records: { ocid: string; releases: PassedOn[]; compiledRelease: PassedOn }[] } {
  return { ...packageHead(publication), records: [{ ocid: compiledRelease.ocid, releases, compiledRelease }] }
}

/** Releases of one publisher that is not us. Throws RangeError without a release. */
export function mirroredReleasePackage(releases: PassedOn[], publication: Publication): Head & { releases: PassedOn[] } {
  if (releases.length === 0) throw new RangeError('a release package needs a release')
  return { ...packageHead(publication), releases }
}

function packageHead(publication: Publication): Head {
  return present<Head>({
    uri: publication.uri,
    version: '1.1',
    extensions: [lotsExtension],
    publishedDate: instantOf(publication.publishedAt),
    publisher: present(publication.publisher),
    license: publication.license,
    publicationPolicy: publication.publicationPolicy,
  })
}
