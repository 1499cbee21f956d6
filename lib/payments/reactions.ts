import { recordInvoiced } from '#lib/orders/index.ts'
import { creditorReference } from '#lib/payments/creditor-reference.ts'
import { post } from '#lib/payments/ledger.ts'
import { invoiceIssued } from '#lib/payments/postings.ts'
import { dueAt } from '#lib/payments/rules.ts'
import { worker } from '#lib/platform/actor.ts'
import { record } from '#lib/platform/events.ts'
import { type Reaction, workerAccess } from '#lib/platform/jobs.ts'
import { nextNumber } from '#lib/platform/numbers.ts'
import { newId } from '#lib/values/id.ts'

/** An accepted milestone becomes an invoice over its amount. The milestone's own state and the unique milestone make it happen once. */
const issueInvoice: Reaction = {
  name: 'payments.issueInvoice',
  on: 'milestone.accepted',
  access: workerAccess,
  async run(tx, now, event) {
    const milestoneId = String(event.payload.milestoneId)
    const milestone = await tx.milestone.findUniqueOrThrow({
      where: { id: milestoneId },
      include: { line: { select: { organizationId: true, order: { select: { id: true, buyerId: true } } } } },
    })
    const { amountMinor, currency, line } = milestone
    const parties = { buyerId: line.order.buyerId, sellerId: line.organizationId, currency }
    const news = await recordInvoiced(tx, milestoneId)
    const id = newId('invoice', now.getTime())
    const number = await nextNumber(tx, 'INV', now)
    await tx.invoice.create({
      data: {
        id,
        number,
        milestoneId,
        ...parties,
        amountMinor,
        rail: milestone.rail,
        reference: creditorReference(number),
        status: 'due',
        issuedAt: now,
        dueAt: dueAt(now),
      },
    })
    await post(tx, now, {
      businessKey: `issued:${milestoneId}`,
      kind: 'invoiceIssued',
      subject: id,
      entries: invoiceIssued(parties, amountMinor),
    })
    const issued = {
      name: 'invoice.issued',
      subject: line.order.id,
      organizationId: parties.buyerId,
      payload: { invoiceId: id, milestoneId, orderLineId: milestone.orderLineId },
    } as const
    await record(tx, worker('payments'), now, [...news, issued])
  },
}

export const paymentReactions: readonly Reaction[] = [issueInvoice]
