import { movePayment } from '#lib/payments/stripe/payment-row.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import { stripe } from '#lib/platform/stripe.ts'
import type { Locale } from '#lib/values/locale.ts'

/**
 * Opens Stripe's payment page for a payment that is written down, and returns its address; null once it is paid or expired. The
 * payment's id is the idempotency key: a page that was opened without our hearing of it is found again.
 */
export async function openCheckout(paymentId: string): Promise<string | null> {
  const payment = await db().stripePayment.findUniqueOrThrow({
    where: { id: paymentId },
    include: {
      invoice: {
        include: {
          milestone: {
            select: { line: { select: { order: { select: { id: true, number: true, buyer: { select: { slug: true } } } } } } },
          },
        },
      },
    },
  })
  const { status, checkoutUrl, invoice, locale } = payment
  if (status !== 'created') return status === 'checkout' ? checkoutUrl : null
  const { order } = invoice.milestone.line
  const page = `${env.PUBLIC_URL}/${locale}/w/${order.buyer.slug}/city/payments/${invoice.id}`
  const metadata = { payment: paymentId, invoice: invoice.id }
  const session = await stripe().checkout.sessions.create(
    {
      mode: 'payment',
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: invoice.currency.toLowerCase(),
            unit_amount: Number(invoice.amountMinor),
            product_data: { name: `${invoice.number} · ${order.number}` },
          },
        },
      ],
      client_reference_id: paymentId,
      metadata,
      payment_intent_data: { metadata, transfer_group: order.id },
      locale: locale as Locale,
      success_url: `${page}?from=stripe`,
      cancel_url: page,
    },
    { idempotencyKey: paymentId },
  )
  await transaction((tx, now) =>
    movePayment(tx, paymentId, 'checkout', now, { checkoutSessionId: session.id, checkoutUrl: session.url ?? undefined }),
  )
  return session.url
}
