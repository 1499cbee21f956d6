import { partiesOf } from '#lib/payments/invoice-parts.ts'
import { post } from '#lib/payments/ledger.ts'
import { paymentReceived } from '#lib/payments/postings.ts'
import { fund, moveInvoice } from '#lib/payments/steps.ts'
import { lockPayment, movePayment } from '#lib/payments/stripe/payment-row.ts'
import { worker } from '#lib/platform/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { record } from '#lib/platform/events.ts'
import { addJob } from '#lib/platform/jobs.ts'
import type { Stripe } from '#lib/platform/stripe.ts'

/** Checkout says that the city has paid: invoice, ledger and order in one; the transfer to the maker follows the commit. */
export async function recordCheckout(tx: Tx, now: Date, session: Stripe.Checkout.Session): Promise<void> {
  if (session.payment_status !== 'paid' || !session.client_reference_id) return
  const payment = await lockPayment(tx, { id: session.client_reference_id })
  if (!payment) return
  const { id, invoice } = payment
  if (session.amount_total !== Number(invoice.amountMinor) || session.currency?.toUpperCase() !== invoice.currency)
    throw new Error(`checkout ${session.id} paid another amount than invoice ${invoice.number}`)
  if (!(await movePayment(tx, id, 'paid', now, { checkoutSessionId: session.id }))) return
  if (!(await moveInvoice(tx, invoice.id, ['due'], 'paid', now))) throw new Error(`invoice ${invoice.number} was paid twice`)
  await post(tx, now, {
    businessKey: `payment:${id}`,
    kind: 'paymentReceived',
    subject: id,
    entries: paymentReceived(partiesOf(invoice), invoice.amountMinor),
  })
  await record(tx, worker('stripe'), now, await fund(tx, now, invoice, 'stripe'))
  await addJob(tx, 'make_transfer', { paymentId: id }, { jobKey: `make_transfer:${id}` })
}

/** Nobody paid within the page's life, or the bank refused the debit days later: the next try opens a new one. */
export async function recordExpiry(tx: Tx, now: Date, session: Stripe.Checkout.Session): Promise<void> {
  if (session.client_reference_id) await movePayment(tx, session.client_reference_id, 'expired', now)
}
