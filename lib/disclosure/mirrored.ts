/** Notices of others going out again: the facts that came in, under their own ocid, with their publisher's name and licence. */
import { env } from '#lib/platform/env.ts'
import { read } from '#lib/platform/query.ts'
import type { MirroredRelease } from '#lib/standards/ocds/incoming/release-shape.ts'
import { mirroredRecordPackage, mirroredReleasePackage, type PassedOn, type Publication } from '#lib/standards/ocds/index.ts'
import { decodeCursor, encodeCursor } from '#lib/values/page.ts'

const packageSize = 50
const mostReleases = 500

type Source = { name: string; url: string | null; licence: string | null; licenceUrl: string | null }

/** One process of somebody else as a record package; null when there is none with that ocid. */
export async function findMirroredRecord(ocid: string) {
  return read(async ({ tx, now }) => {
    const tender = await tx.mirroredTender.findUnique({
      where: { ocid },
      select: {
        id: true,
        release: true,
        source: true,
        releases: {
          orderBy: [{ releasedAt: 'asc' }, { ordinal: 'asc' }],
          take: mostReleases,
          select: { id: true, release: true },
        },
      },
    })
    if (!tender) return null
    const page = `${env.PUBLIC_URL}/en/tenders/mirrored/${tender.id}`
    const compiled = passedOn(tender.release, tender.source, { rel: 'alternate', href: page })
    const releases = tender.releases.map(({ id, release }) => passedOn(release, tender.source, originalLink(id)))
    return mirroredRecordPackage(
      releases,
      compiled,
      publicationOf(tender.source, `/api/ocds/records/${encodeURIComponent(ocid)}.json`, now),
    )
  })
}

/** Releases of one mirrored source, the last received first, fifty at a time. Null when there is none. */
export async function findMirroredReleases(sourceId: string, cursor?: string) {
  const after = cursor ? decodeCursor(cursor) : null
  return read(async ({ tx, now }) => {
    const rows = await tx.mirroredRelease.findMany({
      where: { tender: { sourceId }, ...(after && { id: { lt: String(after[0]) } }) },
      orderBy: { id: 'desc' },
      take: packageSize + 1,
      select: { id: true, release: true, tender: { select: { source: true } } },
    })
    const shown = rows.slice(0, packageSize)
    if (!shown[0]) return null
    const { source } = shown[0].tender
    const next = rows.length > packageSize ? encodeCursor([shown.at(-1)!.id]) : null
    const path = `/api/ocds/releases.json?source=${sourceId}${cursor ? `&cursor=${cursor}` : ''}`
    return {
      package: mirroredReleasePackage(
        shown.map(({ id, release }) => passedOn(release, source, originalLink(id))),
        publicationOf(source, path, now),
      ),
      next,
    }
  })
}

function passedOn(release: unknown, source: Source, link: PassedOn['links'][number]): PassedOn {
  return { ...(release as MirroredRelease), links: [...(source.url ? [{ rel: 'via', href: source.url }] : []), link] }
}

function originalLink(id: string): PassedOn['links'][number] {
  return { rel: 'original', href: `${env.PUBLIC_URL}/api/ocds/originals/${id}.json` }
}

/** Somebody else's words stay theirs: publisher and licence are the source's, only the address is ours. */
function publicationOf({ name, url, licence, licenceUrl }: Source, path: string, now: Date): Publication {
  return {
    uri: env.PUBLIC_URL + path,
    publishedAt: now,
    publisher: { name, uri: url ?? undefined },
    license: licenceUrl ?? licence ?? undefined,
    publicationPolicy: `${env.PUBLIC_URL}/en/open-data`,
  }
}
