'use server'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import { openCheckout, payInvoice } from '#lib/payments/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import { isStripeTrouble } from '#lib/platform/stripe.ts'
import { Fault } from '#lib/values/fault.ts'

/** Writes the payment down, then opens Stripe's page and leads there. When Stripe is away a job keeps trying. */
export const payThroughStripe = deskAction(cityAccess('finance'), async ({ actor, organization, locale }, form) => {
  const invoiceId = String(form.get('id'))
  const { paymentId } = await payInvoice(actor, { invoiceId, locale })
  const url = await openCheckout(paymentId).catch((error) => {
    if (isStripeTrouble(error)) throw new Fault('unavailable', 'stripeAway')
    throw error
  })
  redirect(url ?? `/${locale}/w/${organization.slug}/city/payments/${invoiceId}`)
})
