import { createHash } from 'node:crypto'
import { findPlaceOf } from '#lib/places/index.ts'
import { command } from '#lib/platform/command.ts'
import type { Tx } from '#lib/platform/db.ts'
import { compiledFrom } from '#lib/standards/ocds/incoming/compile.ts'
import { type NoticeSource, sourceOf } from '#lib/standards/ocds/incoming/publishers.ts'
import { readNotice } from '#lib/standards/ocds/incoming/read.ts'
import type { MirroredRelease } from '#lib/standards/ocds/incoming/release-shape.ts'
import type { Gap } from '#lib/standards/ocds/incoming/shape.ts'
import { conflict, invalidField } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { columnsOf } from '../columns.ts'
import { mayImport } from '../policy.ts'
import { receivedNotice } from '../schema.ts'

/** Releases of one process that are put together; a process with more is told apart by mistake. */
const mostReleases = 500

export type ImportedNotice = {
  /** imported: the first release of its process. updated: a newer one. kept: an older one, which adds to the past only. */
  outcome: 'imported' | 'updated' | 'kept'
  id: string
  ocid: string
  gaps: Gap[]
}

/**
 * Takes in one notice of somebody else, whole or not at all. Throws invalid with the reason where nothing can be made of it, and the
 * conflict `noticeUnchanged` where the same notice is known: then nothing is written.
 */
export const importNotice = command({
  name: 'mirrors.importNotice',
  input: receivedNotice,
  async load({ tx }, { original, envelope }) {
    const value = parsed(original)
    const reading = readNotice(value, { publishedAt: envelope.publishedAt })
    if ('refusal' in reading) throw invalidField('original', reading.refusal)
    const { ocid } = reading.release
    // Two imports at once take turns at a process.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${ocid}, 0))`
    const tender = await tx.mirroredTender.findUnique({
      where: { ocid },
      select: { id: true, source: { select: { id: true, name: true } } },
    })
    return { ...reading, tender, digest: digestOf(value) }
  },
  allow: mayImport,
  async run({ tx, now, announce }, { release, gaps, tender, digest }, { original, envelope, said }): Promise<ImportedNotice> {
    const known = tender ? await releasesOf(tx, tender.id) : []
    if (known.some((one) => one.digest === digest)) throw conflict('noticeUnchanged')
    if (known.length >= mostReleases) throw conflict('noticeTooManyReleases', { most: mostReleases })
    const ordinal = known.length + 1
    const isNewest = known.every((one) => one.releasedAt.getTime() <= Date.parse(release.date))
    const state = compiledFrom([
      ...known.map((one) => ({ release: one.release, received: one.ordinal })),
      { release, received: ordinal },
    ])
    const sourceId = await sourceIdOf(tx, now, sourceOf(release.ocid, said, envelope))
    // A process belongs to whoever told it first: another publisher's file does not take it over.
    if (tender && tender.source.id !== sourceId) throw conflict('noticeOtherSource', { source: tender.source.name })
    const id = tender?.id ?? newId('mirroredTender', now.getTime())
    const columns = {
      ...columnsOf(state),
      sourceId,
      placeId: await placeIdOf(tx, state),
      updatedAt: now,
      ...(isNewest && { gaps }),
    }
    if (tender) await tx.mirroredTender.update({ where: { id }, data: columns })
    else await tx.mirroredTender.create({ data: { gaps, ...columns, id, ocid: release.ocid, importedAt: now } })
    await tx.mirroredRelease.create({
      data: {
        id: newId('mirroredRelease', now.getTime()),
        tenderId: id,
        releaseId: release.id.slice(0, 500),
        digest,
        releasedAt: new Date(release.date),
        receivedAt: now,
        ordinal,
        release,
        gaps,
        original,
      },
    })
    announce({ name: 'notice.mirrored', subject: id, payload: { digest, release: ordinal, gaps: gaps.length } })
    return { outcome: !tender ? 'imported' : isNewest ? 'updated' : 'kept', id, ocid: release.ocid, gaps }
  },
})

function parsed(original: string): unknown {
  try {
    return JSON.parse(original)
  } catch {
    throw invalidField('original', 'noticeNotJson')
  }
}

/** The same release in another order of fields or with other blanks is the same. */
function digestOf(value: unknown): string {
  const sorted = (_: string, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner
  return createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex')
}

async function releasesOf(tx: Tx, tenderId: string) {
  const rows = await tx.mirroredRelease.findMany({
    where: { tenderId },
    orderBy: { ordinal: 'asc' },
    take: mostReleases,
    select: { digest: true, ordinal: true, releasedAt: true, release: true },
  })
  return rows.map((row) => ({ ...row, release: row.release as MirroredRelease }))
}

/** Terms that are told later complete a source; silence takes nothing back. */
async function sourceIdOf(tx: Tx, now: Date, { name, ...terms }: NoticeSource): Promise<string> {
  await tx.mirroredSource.createMany({
    data: [{ id: newId('mirroredSource', now.getTime()), name, ...terms }],
    skipDuplicates: true,
  })
  const source = await tx.mirroredSource.findUniqueOrThrow({ where: { name } })
  const told = Object.fromEntries(
    Object.entries(terms).filter(([field, value]) => value !== null && value !== source[field as keyof typeof source]),
  )
  if (Object.keys(told).length > 0) await tx.mirroredSource.update({ where: { id: source.id }, data: told })
  return source.id
}

/** Where the buyer is, if its city is known and nothing else is called so. */
async function placeIdOf(tx: Tx, state: MirroredRelease): Promise<string | null> {
  const { buyerName, locality, country } = columnsOf(state)
  return (await findPlaceOf(tx, { buyerName: buyerName ?? undefined, locality: locality ?? undefined, country }))?.id ?? null
}
