import { partiesOf } from '#lib/payments/invoice-parts.ts'
import { post } from '#lib/payments/ledger.ts'
import { feeTaken } from '#lib/payments/postings.ts'
import { lockPayment } from '#lib/payments/stripe/payment-row.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { type Stripe, stripe } from '#lib/platform/stripe.ts'

/**
 * Asks Stripe for the charge behind a paid Checkout and posts the fee that it kept. Safe to repeat. Throws when Stripe settled in another
 * currency than the invoice's: the ledger would not be comparable with the balance.
 */
export async function recordCharge(paymentId: string): Promise<void> {
  const known = await db().stripePayment.findUniqueOrThrow({ where: { id: paymentId }, include: { invoice: true } })
  if (known.chargeId || !known.checkoutSessionId) return
  const session = await stripe().checkout.sessions.retrieve(known.checkoutSessionId, {
    expand: ['payment_intent.latest_charge.balance_transaction'],
  })
  const charge = (session.payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge
  const booked = charge.balance_transaction as Stripe.BalanceTransaction
  if (booked.currency.toUpperCase() !== known.invoice.currency)
    throw new Error(`charge ${charge.id} was settled in ${booked.currency}, its invoice is in ${known.invoice.currency}`)
  await transaction(async (tx, now) => {
    const payment = await lockPayment(tx, { id: paymentId })
    if (!payment || payment.chargeId) return
    await tx.stripePayment.update({ where: { id: paymentId }, data: { chargeId: charge.id, updatedAt: now } })
    if (booked.fee === 0) return
    await post(tx, now, {
      businessKey: `fee:${charge.id}`,
      kind: 'stripeFee',
      subject: paymentId,
      entries: feeTaken(partiesOf(payment.invoice), BigInt(booked.fee)),
    })
  })
}
