import { publicActor } from '#lib/platform/actor.ts'
import { read } from '#lib/platform/query.ts'
import { listOpenTenders, visibleTo } from '#lib/tenders/index.ts'
import { minute } from '#lib/values/time.ts'

export type HomeFigures = { openNeeds: number; makers: number; cities: number; devices: number; asOf: Date }

/** A device counts as reporting when it has said something in this time. */
const reportingWithinMs = 15 * minute

/** What the market holds at this moment, counted from what everyone may see. */
export async function homeFigures(): Promise<HomeFigures> {
  return read(async ({ tx, now }) => {
    const verified = { status: 'active', verifiedAt: { not: null } }
    const [openNeeds, makers, cities, devices] = await Promise.all([
      tx.tender.count({ where: { AND: [visibleTo(publicActor), { status: 'published' }] } }),
      tx.organization.count({ where: { kind: 'maker', ...verified } }),
      tx.organization.count({ where: { kind: 'city', ...verified } }),
      tx.$queryRaw<{ reporting: number }[]>`
        SELECT count(*)::int AS reporting FROM device d
         WHERE EXISTS (SELECT 1 FROM reading r WHERE r.device_id = d.id AND r.at > ${new Date(now.getTime() - reportingWithinMs)})`,
    ])
    return { openNeeds, makers, cities, devices: devices[0]!.reporting, asOf: now }
  })
}

export type OpenNeed = {
  number: string
  /** In English, and as the city wrote it. */
  title: string
  localTitle: string
  language: string
  city: string
  quantity: number
  /** UN/ECE Rec 20 code. */
  unit: string
  closesAt: Date
  /** IANA zone of the need. */
  timeZone: string
}

/** The open needs that close first, six at most, with the instant at which they were read. */
export async function listOpenNeeds(): Promise<{ needs: OpenNeed[]; now: Date }> {
  const { rows, now } = await listOpenTenders(publicActor, 6)
  const needs = rows.flatMap((row) =>
    row.number && row.item
      ? [
          {
            number: row.number,
            title: row.title,
            localTitle: row.localTitle,
            language: row.language,
            city: row.city.name,
            quantity: Number(row.item.quantity),
            unit: row.item.unit,
            closesAt: row.closesAt,
            timeZone: row.timeZone,
          },
        ]
      : [],
  )
  return { needs, now }
}
