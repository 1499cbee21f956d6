'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import { signInspection } from '#lib/fulfilment/index.ts'
import { signOrder } from '#lib/orders/index.ts'
import { cityAccess } from '#lib/platform/access.ts'

export const signOrderAction = deskAction(cityAccess('officer'), async ({ actor, organization, locale }, form) => {
  const orderId = form.get('orderId')
  await signOrder(actor, { orderId })
  revalidatePath(`/${locale}/w/${organization.slug}/city/orders/${orderId}`)
  return undefined
})

/** The form asks for a decision; the report counts units. */
export const signInspectionAction = deskAction(cityAccess('inspector'), async ({ actor, organization, locale }, form) => {
  const quantity = Number(form.get('quantity'))
  const decision = form.get('decision')
  const accepted = decision === 'accepted' ? quantity : decision === 'rejected' ? 0 : form.get('acceptedUnits')
  await signInspection(actor, {
    milestoneId: form.get('milestoneId'),
    acceptedUnits: accepted === '' ? undefined : accepted,
    rejectedUnits: quantity - Number(accepted),
    remark: form.get('remark'),
  })
  redirect(`/${locale}/w/${organization.slug}/city/orders/${form.get('orderId')}`)
})
