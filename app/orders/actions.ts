'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import { reportAgain, signInspection } from '#lib/fulfilment/index.ts'
import { signOrder } from '#lib/orders/index.ts'
import { cityAccess, makerAccess } from '#lib/platform/access.ts'

const signForCity = deskAction(cityAccess('officer'), async ({ actor }, form) => {
  await signOrder(actor, { orderId: form.get('orderId') })
  revalidatePath('/', 'layout')
  return undefined
})

const signForMaker = deskAction(makerAccess('owner'), async ({ actor }, form) => {
  await signOrder(actor, { orderId: form.get('orderId') })
  revalidatePath('/', 'layout')
  return undefined
})

/** Either side's signature; which side it is, its desk decides. */
export const signOrderAction: typeof signForCity = async (previous, form) =>
  form.get('desk') === 'city' ? signForCity(previous, form) : signForMaker(previous, form)

export const reportAgainAction = deskAction(makerAccess('owner', 'production'), async ({ actor }, form) => {
  await reportAgain(actor, { milestoneId: form.get('milestoneId') })
  revalidatePath('/', 'layout')
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
