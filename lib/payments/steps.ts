import { recordFunding } from '#lib/orders/index.ts'
import { partiesOf, placeOf } from '#lib/payments/invoice-parts.ts'
import { post } from '#lib/payments/ledger.ts'
import { transferSeen } from '#lib/payments/postings.ts'
import type { InvoiceStatus } from '#lib/payments/rules.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { NewEvent } from '#lib/platform/events.ts'
import { conflict } from '#lib/values/fault.ts'

type Invoice = { id: string; milestoneId: string; buyerId: string; sellerId: string; amountMinor: bigint; currency: string }

/** A bank transfer pays an invoice. Returns the news. Throws Fault conflict when the invoice is not due any more. */
export async function settleByTransfer(tx: Tx, now: Date, invoice: Invoice, lineId: string): Promise<NewEvent[]> {
  if (!(await moveInvoice(tx, invoice.id, ['due'], 'paid', now))) throw conflict('invoiceNotDue')
  await post(tx, now, {
    businessKey: `line:${lineId}`,
    kind: 'transferSeen',
    subject: invoice.id,
    entries: transferSeen(partiesOf(invoice), invoice.amountMinor),
  })
  return fund(tx, now, invoice, 'bank')
}

/** Tells orders that a milestone is paid. After a lost dispute it was told before, and is not told again. */
export async function fund(tx: Tx, now: Date, invoice: Invoice, rail: 'bank' | 'stripe'): Promise<NewEvent[]> {
  const milestone = await tx.milestone.findUniqueOrThrow({ where: { id: invoice.milestoneId }, select: { status: true } })
  const news = milestone.status === 'paid' ? [] : await recordFunding(tx, now, invoice.milestoneId)
  const { subject, orderLineId } = await placeOf(tx, invoice.milestoneId)
  return [
    ...news,
    { name: 'invoice.paid', subject, organizationId: invoice.sellerId, payload: { invoiceId: invoice.id, orderLineId, rail } },
  ]
}

/** Moves an invoice under its own guard; false when it is in another state. */
export async function moveInvoice(tx: Tx, id: string, from: InvoiceStatus[], to: InvoiceStatus, now: Date): Promise<boolean> {
  const paidAt = to === 'paid' ? now : to === 'due' ? null : undefined
  const { count } = await tx.invoice.updateMany({ where: { id, status: { in: from } }, data: { status: to, paidAt } })
  return count === 1
}
