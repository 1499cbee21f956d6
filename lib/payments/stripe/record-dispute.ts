import { partiesOf, placeOf } from '#lib/payments/invoice-parts.ts'
import { findPosition, post } from '#lib/payments/ledger.ts'
import { disputeReinstated, disputeWithdrawn } from '#lib/payments/postings.ts'
import { moveInvoice } from '#lib/payments/steps.ts'
import { type LockedPayment, lockPayment, movePayment } from '#lib/payments/stripe/payment-row.ts'
import { queueReversal } from '#lib/payments/stripe/reverse-transfer.ts'
import { TooEarly } from '#lib/payments/stripe/too-early.ts'
import { worker } from '#lib/platform/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { record } from '#lib/platform/events.ts'
import { addJob } from '#lib/platform/jobs.ts'
import type { Stripe } from '#lib/platform/stripe.ts'

/**
 * A cardholder's bank disputes a payment. Every event about it carries the whole dispute with the movements of our balance so far, so
 * each movement is posted once, whichever event brings it first.
 */
export async function recordDispute(tx: Tx, now: Date, dispute: Stripe.Dispute): Promise<void> {
  const payment = await lockPayment(tx, { chargeId: dispute.charge as string })
  if (!payment) throw new TooEarly(dispute.charge as string)
  const movements = [...dispute.balance_transactions].sort((a, b) => a.amount - b.amount)
  for (const movement of movements) {
    if (movement.amount < 0) await withdraw(tx, now, payment, dispute.id, movement)
    else await reinstate(tx, now, payment, dispute.id, movement)
  }
  if (dispute.status !== 'lost' || !(await movePayment(tx, payment.id, 'lost', now))) return
  await moveInvoice(tx, payment.invoiceId, ['disputed'], 'due', now)
  await tell(tx, now, payment, 'dispute.lost')
}

type Movement = Pick<Stripe.BalanceTransaction, 'id' | 'amount' | 'fee'>

async function withdraw(tx: Tx, now: Date, payment: LockedPayment, disputeId: string, movement: Movement): Promise<void> {
  const at = await findPosition(tx, payment.id)
  const posted = await post(tx, now, {
    businessKey: `dispute:${disputeId}:${movement.id}`,
    kind: 'disputeWithdrawn',
    subject: payment.id,
    entries: disputeWithdrawn(partiesOf(payment.invoice), at, BigInt(-movement.amount), BigInt(movement.fee)),
  })
  if (!posted) return
  await movePayment(tx, payment.id, 'disputed', now)
  await moveInvoice(tx, payment.invoiceId, ['paid'], 'disputed', now)
  await tell(tx, now, payment, 'payment.disputed')
  const { claim } = await findPosition(tx, payment.id)
  if (claim > at.claim) await queueReversal(tx, payment.id, claim - at.claim, movement.id)
}

async function reinstate(tx: Tx, now: Date, payment: LockedPayment, disputeId: string, movement: Movement): Promise<void> {
  const at = await findPosition(tx, payment.id)
  const posted = await post(tx, now, {
    businessKey: `dispute:${disputeId}:${movement.id}`,
    kind: 'disputeReinstated',
    subject: payment.id,
    entries: disputeReinstated(partiesOf(payment.invoice), at, BigInt(movement.amount)),
  })
  if (!posted) return
  await movePayment(tx, payment.id, 'won', now)
  await moveInvoice(tx, payment.invoiceId, ['disputed'], 'paid', now)
  await tell(tx, now, payment, 'dispute.won')
  await addJob(tx, 'make_transfer', { paymentId: payment.id }, { jobKey: `make_transfer:${payment.id}` })
}

async function tell(tx: Tx, now: Date, { invoice }: LockedPayment, name: `${string}.${string}`): Promise<void> {
  const { subject, orderLineId } = await placeOf(tx, invoice.milestoneId)
  await record(tx, worker('stripe'), now, [
    { name, subject, organizationId: invoice.sellerId, payload: { invoiceId: invoice.id, orderLineId } },
  ])
}
