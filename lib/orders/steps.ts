import { before, type MilestoneStatus } from '#lib/orders/rules.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { NewEvent } from '#lib/platform/events.ts'
import { conflict } from '#lib/values/fault.ts'

type Stamp = { reportedAt?: Date; acceptedAt?: Date; paidAt?: Date }

/** Moves a milestone under its own guard and returns the news. Throws Fault conflict when it is not in a state that allows it. */
async function move(tx: Tx, milestoneId: string, to: MilestoneStatus, stamp: Stamp): Promise<NewEvent[]> {
  const { count } = await tx.milestone.updateMany({
    where: { id: milestoneId, status: { in: before(to) } },
    data: { status: to, ...stamp },
  })
  if (count === 0) throw conflict('milestoneElsewhere')
  const { orderLineId, line } = await tx.milestone.findUniqueOrThrow({
    where: { id: milestoneId },
    select: { orderLineId: true, line: { select: { orderId: true, organizationId: true } } },
  })
  return [
    {
      name: `milestone.${to}`,
      subject: line.orderId,
      organizationId: line.organizationId,
      payload: { milestoneId, orderLineId },
    },
  ]
}

/** Devices report that a milestone's quantity is reached. */
export function recordReported(tx: Tx, now: Date, milestoneId: string): Promise<NewEvent[]> {
  return move(tx, milestoneId, 'reported', { reportedAt: now })
}

/** An inspector decided on a reported milestone. */
export function recordVerdict(tx: Tx, now: Date, milestoneId: string, verdict: 'accepted' | 'rejected'): Promise<NewEvent[]> {
  return move(tx, milestoneId, verdict, verdict === 'accepted' ? { acceptedAt: now } : {})
}

/** An invoice was issued for an accepted milestone. */
export function recordInvoiced(tx: Tx, milestoneId: string): Promise<NewEvent[]> {
  return move(tx, milestoneId, 'invoiced', {})
}

/** The invoice of a milestone was paid. When the last one is, the order is complete. */
export async function recordFunding(tx: Tx, now: Date, milestoneId: string): Promise<NewEvent[]> {
  const news = await move(tx, milestoneId, 'paid', { paidAt: now })
  const orderId = news[0]!.subject
  const open = await tx.milestone.count({ where: { line: { orderId }, status: { not: 'paid' } } })
  if (open > 0) return news
  const { count } = await tx.order.updateMany({ where: { id: orderId, status: 'in_production' }, data: { status: 'completed' } })
  return count === 0 ? news : [...news, { name: 'order.completed', subject: orderId }]
}
