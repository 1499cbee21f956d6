import { type MilestoneSums, sumMilestones } from '#lib/insight/milestone-sums.ts'
import { byDeadline, type Waiting } from '#lib/insight/waiting.ts'
import { visibleTo as ordersVisibleTo } from '#lib/orders/index.ts'
import { visibleTo as invoicesVisibleTo } from '#lib/payments/index.ts'
import type { InvoiceStatus } from '#lib/payments/rules.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { Prisma } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import { day } from '#lib/values/time.ts'

export type CityToday = {
  waiting: Waiting[]
  figures: { openNeeds: number; sealedQuotes: number; ordersInProduction: number; lateMilestones: number }
  money: MilestoneSums[]
  /** False for a city that has never written a need. */
  hasNeeds: boolean
  asOf: Date
}

type Counts = { needs: number; open: number; quotes: number; orders: number; late: number }

const most = 20
const weekAhead = 7 * day

/** What a city finds on its desk in the morning. Five reads. Of sealed quotes it sees how many there are, nothing else. */
export async function findCityToday(actor: MemberActor): Promise<CityToday> {
  const own = actor.organizationId
  return read(async ({ tx, now }) => {
    const [needs, orders, invoices, counts, money] = await Promise.all([
      tx.tender.findMany({
        where: {
          organizationId: own,
          OR: [
            { status: { in: ['draft', 'closed', 'opened'] } },
            { status: 'published', closesAt: { lt: new Date(now.getTime() + weekAhead) } },
          ],
        },
        orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
        take: most,
        select: {
          id: true,
          status: true,
          number: true,
          title: true,
          localTitle: true,
          language: true,
          closesAt: true,
          timeZone: true,
        },
      }),
      tx.order.findMany({
        where: {
          AND: [
            ordersVisibleTo(actor),
            {
              OR: [
                { status: 'awaiting_signatures', signedAt: null },
                { lines: { some: { milestones: { some: { status: 'reported' } } } } },
              ],
            },
          ],
        },
        orderBy: { id: 'asc' },
        take: most,
        select: {
          id: true,
          number: true,
          status: true,
          tender: { select: { title: true, localTitle: true, language: true, contractAt: true, timeZone: true } },
          lines: { select: { milestones: { where: { status: 'reported' }, select: { id: true, dueAt: true } } } },
        },
      }),
      tx.invoice.findMany({
        where: { AND: [invoicesVisibleTo(actor), { status: 'due' satisfies InvoiceStatus }] },
        orderBy: { dueAt: 'asc' },
        take: most,
        select: {
          id: true,
          number: true,
          dueAt: true,
          milestone: {
            select: {
              line: { select: { order: { select: { tender: { select: { title: true, localTitle: true, language: true } } } } } },
            },
          },
        },
      }),
      tx.$queryRaw<Counts[]>`
        SELECT (SELECT count(*)::int FROM tender WHERE organization_id = ${own}) AS needs,
               (SELECT count(*)::int FROM tender WHERE organization_id = ${own} AND status = 'published') AS open,
               (SELECT count(*)::int FROM bid b JOIN tender t ON t.id = b.tender_id
                 WHERE t.organization_id = ${own} AND t.status = 'published' AND b.status = 'sealed') AS quotes,
               (SELECT count(*)::int FROM purchase_order WHERE buyer_id = ${own} AND status = 'in_production') AS orders,
               (SELECT count(*)::int FROM milestone m JOIN order_line l ON l.id = m.order_line_id JOIN purchase_order o ON o.id = l.order_id
                 WHERE o.buyer_id = ${own} AND o.status = 'in_production' AND m.status IN ('planned', 'rejected') AND m.due_at < ${now}) AS late`,
      sumMilestones(tx, Prisma.sql`o.buyer_id = ${own}`),
    ])
    const { needs: written, open, quotes, orders: producing, late } = counts[0]!
    return {
      waiting: byDeadline([...needs.map(needWaits), ...orders.flatMap(orderWaits), ...invoices.map(invoiceWaits)]).slice(0, most),
      figures: { openNeeds: open, sealedQuotes: quotes, ordersInProduction: producing, lateMilestones: late },
      money,
      hasNeeds: written > 0,
      asOf: now,
    }
  })
}

type Need = Waiting['subject'] & {
  id: string
  status: string
  number: string
  closesAt: Date
  timeZone: string
}

const needKinds: Record<string, { kind: string; below: '' | '/opening' | '/award' }> = {
  draft: { kind: 'publishNeed', below: '' },
  published: { kind: 'closingSoon', below: '' },
  closed: { kind: 'openQuotes', below: '/opening' },
  opened: { kind: 'award', below: '/award' },
}

/** A draft has no number yet; only what is published closes at a time that binds. */
function needWaits(need: Need): Waiting {
  const { id, status, number, closesAt, timeZone } = need
  const { kind, below } = needKinds[status]!
  return {
    kind,
    subject: need,
    number: status === 'draft' ? null : number,
    to: `/city/needs/${id}${below}`,
    due: closesAt,
    zone: timeZone,
  }
}

type Order = {
  id: string
  number: string
  status: string
  tender: Waiting['subject'] & { contractAt: Date; timeZone: string }
  lines: { milestones: { id: string; dueAt: Date }[] }[]
}

function orderWaits({ id, number, status, tender, lines }: Order): Waiting[] {
  const common = { subject: tender, number, zone: tender.timeZone }
  if (status === 'awaiting_signatures')
    return [{ ...common, kind: 'signOrder', to: `/city/orders/${id}`, due: tender.contractAt }]
  return lines.flatMap(({ milestones }) =>
    milestones.map(({ dueAt }): Waiting => ({ ...common, kind: 'inspect', to: `/city/orders/${id}`, due: dueAt })),
  )
}

type Invoice = { number: string; dueAt: Date; milestone: { line: { order: { tender: Waiting['subject'] } } } }

function invoiceWaits({ number, dueAt, milestone }: Invoice): Waiting {
  return { kind: 'payInvoice', subject: milestone.line.order.tender, number, to: '/city/payments', due: dueAt, zone: 'UTC' }
}
