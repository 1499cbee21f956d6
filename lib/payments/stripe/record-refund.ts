import { partiesOf, placeOf } from '#lib/payments/invoice-parts.ts'
import { findPosition, post } from '#lib/payments/ledger.ts'
import { refunded } from '#lib/payments/postings.ts'
import { moveInvoice } from '#lib/payments/steps.ts'
import { lockPayment, movePayment } from '#lib/payments/stripe/payment-row.ts'
import { queueReversal } from '#lib/payments/stripe/reverse-transfer.ts'
import { TooEarly } from '#lib/payments/stripe/too-early.ts'
import { worker } from '#lib/platform/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { record } from '#lib/platform/events.ts'
import type { Stripe } from '#lib/platform/stripe.ts'

/** Money went back to the city, made by the operator at Stripe. The maker's part is taken back; a full refund closes the invoice. */
export async function recordRefund(tx: Tx, now: Date, refund: Stripe.Refund): Promise<void> {
  if (refund.status !== 'succeeded' || typeof refund.charge !== 'string') return
  const payment = await lockPayment(tx, { chargeId: refund.charge })
  if (!payment) throw new TooEarly(refund.charge)
  const { id, invoice } = payment
  const at = await findPosition(tx, id)
  const posted = await post(tx, now, {
    businessKey: `refund:${refund.id}`,
    kind: 'refund',
    subject: id,
    entries: refunded(partiesOf(invoice), at, BigInt(refund.amount)),
  })
  if (!posted) return
  const after = await findPosition(tx, id)
  if (after.refunded >= invoice.amountMinor) {
    await movePayment(tx, id, 'refunded', now)
    await moveInvoice(tx, invoice.id, ['paid'], 'refunded', now)
  }
  const { subject, orderLineId } = await placeOf(tx, invoice.milestoneId)
  await record(tx, worker('stripe'), now, [
    {
      name: 'payment.refunded',
      subject,
      organizationId: invoice.sellerId,
      payload: { invoiceId: invoice.id, orderLineId, amountMinor: refund.amount },
    },
  ])
  if (after.claim > at.claim) await queueReversal(tx, id, after.claim - at.claim, refund.id)
}
