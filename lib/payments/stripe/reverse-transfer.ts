import { partiesOf, placeOf } from '#lib/payments/invoice-parts.ts'
import { findPosition, post } from '#lib/payments/ledger.ts'
import { transferReversed } from '#lib/payments/postings.ts'
import { lockPayment } from '#lib/payments/stripe/payment-row.ts'
import { worker } from '#lib/platform/actor.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { record } from '#lib/platform/events.ts'
import { addJob } from '#lib/platform/jobs.ts'
import { type Stripe, stripe } from '#lib/platform/stripe.ts'

/** Asks, after the commit, for `amount` (minor units) back from the maker's account. `cause` is the id of what made it necessary. */
export async function queueReversal(tx: Tx, paymentId: string, amount: bigint, cause: string): Promise<void> {
  const payload = { paymentId, amount: amount.toString(), cause }
  await addJob(tx, 'reverse_transfer', payload, { jobKey: `reverse_transfer:${cause}` })
}

/**
 * Takes money back from the maker's account. Throws while the account does not hold it: the job is tried again, and the claim stays
 * visible. A claim that was given up meanwhile (a won dispute) is not taken.
 */
export async function reverseTransfer(paymentId: string, amount: bigint, cause: string): Promise<void> {
  const { transferId } = await db().stripePayment.findUniqueOrThrow({ where: { id: paymentId }, select: { transferId: true } })
  const { claim } = await findPosition(db(), paymentId)
  if (!transferId || claim < amount) return
  const reversal = await stripe().transfers.createReversal(
    transferId,
    { amount: Number(amount), metadata: { payment: paymentId } },
    { idempotencyKey: `${paymentId}:reversal:${cause}` },
  )
  await transaction((tx, now) => recordReversal(tx, now, paymentId, reversal))
}

/** Money came back: told by the answer or by the webhook, whichever comes first. */
export async function recordReversal(
  tx: Tx,
  now: Date,
  paymentId: string,
  reversal: Pick<Stripe.TransferReversal, 'id' | 'amount'>,
): Promise<void> {
  const payment = await lockPayment(tx, { id: paymentId })
  if (!payment) return
  const { invoice, status } = payment
  const at = await findPosition(tx, paymentId)
  const posted = await post(tx, now, {
    businessKey: `reversal:${reversal.id}`,
    kind: 'reversal',
    subject: paymentId,
    entries: transferReversed(partiesOf(invoice), at, BigInt(reversal.amount)),
  })
  if (!posted) return
  const { subject, orderLineId } = await placeOf(tx, invoice.milestoneId)
  await record(tx, worker('stripe'), now, [
    { name: 'transfer.reversed', subject, organizationId: invoice.sellerId, payload: { invoiceId: invoice.id, orderLineId } },
  ])
  // The dispute was won while the money was on its way back: it belongs to the maker again.
  if (status === 'won') await addJob(tx, 'make_transfer', { paymentId }, { jobKey: `make_transfer:${paymentId}` })
}
