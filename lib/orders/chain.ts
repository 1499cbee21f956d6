import { visibleTo } from '#lib/orders/policy.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { read } from '#lib/platform/query.ts'
import { weekOf } from '#lib/values/time.ts'

/** One stage of an order's chain: who does what in which weeks, and what of it the plan asks for by the end of last week. */
export type ChainStageView = {
  maker: string
  product: string
  unit: string
  role: 'design' | 'parts' | 'assembly'
  quantity: number
  first: Date
  last: Date
  plannedByNow: number
}

/**
 * The stages of an order whose prime named subcontractors, in the order in which their work begins: the weeks that the award took of their
 * lines. Empty for an order without a chain, and for one that the actor may not see.
 */
export async function findChain(actor: Actor, orderId: string): Promise<ChainStageView[]> {
  return read(async ({ tx, now }) => {
    const order = await tx.order.findFirst({ where: { AND: [{ id: orderId }, visibleTo(actor)] }, select: { awardId: true } })
    if (!order) return []
    return tx.$queryRaw<ChainStageView[]>`
      SELECT o.name AS maker, p.name AS product, p.unit, m.role, m.quantity, min(a.week) AS first, max(a.week) AS last,
             coalesce(sum(a.units) FILTER (WHERE a.week < ${weekOf(now)}::date), 0)::int AS "plannedByNow"
        FROM award_share s
        JOIN bid ON bid.id = s.bid_id
        JOIN joint_agreement j ON j.id = bid.agreement_id AND j.form = 'prime_with_subcontractors'
        JOIN joint_member m ON m.agreement_id = j.id
        JOIN organization o ON o.id = m.organization_id
        JOIN product p ON p.id = m.product_id
        JOIN allocation a ON a.award_id = s.award_id AND a.line_id = p.line_id
       WHERE s.award_id = ${order.awardId}
       GROUP BY o.name, p.name, p.unit, m.role, m.quantity
       ORDER BY min(a.week), o.name
       LIMIT 20`
  })
}
