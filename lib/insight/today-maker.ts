import { type MilestoneSums, sumMilestones } from '#lib/insight/milestone-sums.ts'
import { byDeadline, type Waiting } from '#lib/insight/waiting.ts'
import { linesVisibleTo } from '#lib/orders/index.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { Prisma } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import { day, minute } from '#lib/values/time.ts'

export type MakerToday = {
  waiting: Waiting[]
  figures: { ordersInProduction: number; openMatches: number; devices: number; silentDevices: number }
  money: MilestoneSums[]
  setUp: { line: boolean; product: boolean; published: boolean; device: boolean; payout: boolean }
  asOf: Date
}

type Counts = {
  lines: number
  products: number
  published: number
  devices: number
  silent: number
  orders: number
  payout: boolean
}

const most = 20
/** A bound device that has said nothing for this long is named as silent. */
const silentMs = 15 * minute
const aheadMs = 14 * day

/** What a maker finds on its desk in the morning. Five reads. */
export async function findMakerToday(actor: MemberActor): Promise<MakerToday> {
  const own = actor.organizationId
  return read(async ({ tx, now }) => {
    const [products, matches, milestones, counts, money] = await Promise.all([
      tx.product.findMany({
        where: { organizationId: own, status: 'rejected' },
        orderBy: { id: 'desc' },
        take: most,
        select: { id: true, name: true, language: true },
      }),
      tx.match.findMany({
        where: {
          organizationId: own,
          verdict: { not: 'excluded' },
          tender: {
            status: 'published',
            closesAt: { gt: now },
            bids: { none: { organizationId: own, status: 'sealed' } },
          },
        },
        orderBy: { tender: { closesAt: 'asc' } },
        distinct: ['tenderId'],
        take: most,
        select: {
          tenderId: true,
          tender: { select: { number: true, title: true, localTitle: true, language: true, closesAt: true, timeZone: true } },
        },
      }),
      tx.orderLine.findMany({
        where: {
          AND: [
            linesVisibleTo(actor),
            {
              OR: [
                { signedAt: null, order: { status: 'awaiting_signatures' } },
                { milestones: { some: { status: 'rejected' } } },
                {
                  order: { status: 'in_production' },
                  milestones: { some: { status: 'planned', dueAt: { lt: new Date(now.getTime() + aheadMs) } } },
                },
              ],
            },
          ],
        },
        orderBy: { dueAt: 'asc' },
        take: most,
        select: {
          orderId: true,
          signedAt: true,
          dueAt: true,
          order: {
            select: {
              number: true,
              status: true,
              tender: { select: { title: true, localTitle: true, language: true, contractAt: true, timeZone: true } },
            },
          },
          milestones: { orderBy: { ordinal: 'asc' }, select: { status: true, kind: true, dueAt: true } },
        },
      }),
      tx.$queryRaw<Counts[]>`
        SELECT (SELECT count(*)::int FROM production_line WHERE organization_id = ${own}) AS lines,
               (SELECT count(*)::int FROM product WHERE organization_id = ${own}) AS products,
               (SELECT count(*)::int FROM product WHERE organization_id = ${own} AND status = 'published') AS published,
               (SELECT count(*)::int FROM device WHERE organization_id = ${own}) AS devices,
               (SELECT count(DISTINCT b.device_id)::int FROM binding b JOIN device d ON d.id = b.device_id
                 WHERE d.organization_id = ${own} AND b.released_at IS NULL AND NOT EXISTS
                   (SELECT 1 FROM reading r WHERE r.device_id = d.id AND r.at > ${new Date(now.getTime() - silentMs)})) AS silent,
               (SELECT count(DISTINCT l.order_id)::int FROM order_line l JOIN purchase_order o ON o.id = l.order_id
                 WHERE l.organization_id = ${own} AND o.status = 'in_production') AS orders,
               EXISTS (SELECT 1 FROM payout_account WHERE organization_id = ${own}) AS payout`,
      sumMilestones(tx, Prisma.sql`l.organization_id = ${own}`),
    ])
    const { lines, products: listed, published, devices, silent, orders, payout } = counts[0]!
    return {
      waiting: byDeadline([
        ...milestones.flatMap((line) => lineWaits(line, now)),
        ...matches.map(
          ({ tenderId, tender }): Waiting => ({
            kind: 'quote',
            subject: tender,
            number: tender.number,
            to: `/maker/quotes/new?need=${tenderId}`,
            due: tender.closesAt,
            zone: tender.timeZone,
          }),
        ),
        ...products.map(
          (product): Waiting => ({
            kind: 'listingRejected',
            subject: { title: product.name, localTitle: product.name, language: product.language },
            number: null,
            to: '/maker/products',
            due: null,
            zone: 'UTC',
          }),
        ),
      ]).slice(0, most),
      figures: { ordersInProduction: orders, openMatches: matches.length, devices, silentDevices: silent },
      money,
      setUp: { line: lines > 0, product: listed > 0, published: published > 0, device: devices > 0, payout },
      asOf: now,
    }
  })
}

type Line = {
  orderId: string
  signedAt: Date | null
  order: { number: string; status: string; tender: Waiting['subject'] & { contractAt: Date; timeZone: string } }
  milestones: { status: string; kind: string; dueAt: Date }[]
}

/** A line waits for one thing at a time: its signature, then what was rejected, then its next milestone. */
function lineWaits({ orderId, signedAt, order, milestones }: Line, now: Date): Waiting[] {
  const common = {
    subject: order.tender,
    number: order.number,
    to: `/maker/orders/${orderId}` as const,
    zone: order.tender.timeZone,
  }
  if (order.status === 'awaiting_signatures')
    return signedAt ? [] : [{ ...common, kind: 'signOrder', due: order.tender.contractAt }]
  const rejected = milestones.find(({ status }) => status === 'rejected')
  if (rejected) return [{ ...common, kind: 'mendMilestone', due: rejected.dueAt }]
  const next = milestones.find(({ status }) => status === 'planned')
  if (!next || next.dueAt.getTime() - now.getTime() > aheadMs) return []
  return [{ ...common, kind: next.kind === 'production' ? 'finishProduction' : 'finishDelivery', due: next.dueAt }]
}
