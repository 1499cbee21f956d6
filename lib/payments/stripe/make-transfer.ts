import { partiesOf, placeOf } from '#lib/payments/invoice-parts.ts'
import { findPosition, post } from '#lib/payments/ledger.ts'
import { transferMade } from '#lib/payments/postings.ts'
import { lockPayment, movePayment } from '#lib/payments/stripe/payment-row.ts'
import { recordCharge } from '#lib/payments/stripe/record-charge.ts'
import { queueReversal } from '#lib/payments/stripe/reverse-transfer.ts'
import { worker } from '#lib/platform/actor.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { record } from '#lib/platform/events.ts'
import { type Stripe, stripe } from '#lib/platform/stripe.ts'

/**
 * Sends what the ledger holds for the maker to the maker's account. How many transfers were posted before is part of the idempotency
 * key, so a repetition is the same transfer, and the one after a won dispute is another. Without a ready account the money stays held.
 */
export async function makeTransfer(paymentId: string): Promise<void> {
  await recordCharge(paymentId)
  const payment = await db().stripePayment.findUniqueOrThrow({
    where: { id: paymentId },
    include: { invoice: { include: { milestone: { select: { line: { select: { orderId: true } } } } } } },
  })
  const { invoice, status, chargeId } = payment
  if ((status !== 'paid' && status !== 'won') || !chargeId) return
  const account = await db().payoutAccount.findUnique({ where: { organizationId: invoice.sellerId } })
  const position = await findPosition(db(), paymentId)
  if (!account?.stripeReady || !account.stripeAccountId || position.held <= 0n) return
  const transfer = await stripe().transfers.create(
    {
      amount: Number(position.held),
      currency: invoice.currency.toLowerCase(),
      destination: account.stripeAccountId,
      source_transaction: chargeId,
      transfer_group: invoice.milestone.line.orderId,
      metadata: { payment: paymentId, invoice: invoice.id },
    },
    { idempotencyKey: `${paymentId}:transfer:${position.transfers}` },
  )
  await transaction((tx, now) => recordTransfer(tx, now, transfer))
}

/** The transfer is made; told by the answer or by the webhook, whichever comes first. */
export async function recordTransfer(
  tx: Tx,
  now: Date,
  transfer: Pick<Stripe.Transfer, 'id' | 'amount' | 'metadata'>,
): Promise<void> {
  const payment = transfer.metadata.payment ? await lockPayment(tx, { id: transfer.metadata.payment }) : null
  if (!payment) return
  const { id, invoice } = payment
  const amount = BigInt(transfer.amount)
  const at = await findPosition(tx, id)
  const posted = await post(tx, now, {
    businessKey: `transfer:${transfer.id}`,
    kind: 'transfer',
    subject: id,
    entries: transferMade(partiesOf(invoice), at, amount),
  })
  if (!posted) return
  if (!(await movePayment(tx, id, 'transferred', now, { transferId: transfer.id })))
    await tx.stripePayment.update({ where: { id }, data: { transferId: transfer.id, updatedAt: now } })
  const { subject, orderLineId } = await placeOf(tx, invoice.milestoneId)
  await record(tx, worker('stripe'), now, [
    { name: 'transfer.made', subject, organizationId: invoice.sellerId, payload: { invoiceId: invoice.id, orderLineId } },
  ])
  if (amount > at.held) await queueReversal(tx, id, amount - at.held, transfer.id)
}
