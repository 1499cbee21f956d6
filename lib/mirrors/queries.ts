import type { Tx } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import type { MirroredRelease } from '#lib/standards/ocds/incoming/release-shape.ts'
import type { Gap } from '#lib/standards/ocds/incoming/shape.ts'

const rowShape = {
  id: true,
  ocid: true,
  title: true,
  language: true,
  buyerName: true,
  locality: true,
  country: true,
  cpv: true,
  status: true,
  awarded: true,
  amount: true,
  currency: true,
  closesAt: true,
  releasedAt: true,
  source: true,
} as const

export type NoticeRow = Awaited<ReturnType<typeof noticeRows>>[number]

/** Rows for lists, by id, in no particular order. */
export async function noticeRows(tx: Tx, ids: readonly string[]) {
  const rows = await tx.mirroredTender.findMany({ where: { id: { in: [...ids] } }, select: rowShape })
  return rows.map(({ amount, ...row }) => ({ ...row, amount: amount === null ? null : amount.toFixed() }))
}

export type ReceivedRelease = { id: string; releaseId: string; releasedAt: Date; receivedAt: Date }

/** One notice of somebody else with the releases it was put together from, newest first; null when there is none. */
export async function findNotice(id: string) {
  return read(async ({ tx, now }) => {
    const row = await tx.mirroredTender.findUnique({
      where: { id },
      select: { ...rowShape, release: true, gaps: true, place: true },
    })
    if (!row) return null
    const releases: ReceivedRelease[] = await tx.mirroredRelease.findMany({
      where: { tenderId: id },
      orderBy: [{ releasedAt: 'desc' }, { ordinal: 'desc' }],
      take: 50,
      select: { id: true, releaseId: true, releasedAt: true, receivedAt: true },
    })
    return {
      ...row,
      amount: row.amount === null ? null : row.amount.toFixed(),
      release: row.release as MirroredRelease,
      gaps: row.gaps as Gap[],
      releases,
      now,
    }
  })
}
export type NoticeDetail = NonNullable<Awaited<ReturnType<typeof findNotice>>>

/** The JSON of a release exactly as it reached us; null when there is none. */
export async function findOriginal(releaseRowId: string): Promise<{ original: string; ocid: string } | null> {
  return read(async ({ tx }) => {
    const row = await tx.mirroredRelease.findUnique({
      where: { id: releaseRowId },
      select: { original: true, tender: { select: { ocid: true } } },
    })
    return row && { original: row.original, ocid: row.tender.ocid }
  })
}
