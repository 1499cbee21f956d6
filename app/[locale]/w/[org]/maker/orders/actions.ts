'use server'
import { revalidatePath } from 'next/cache'
import { deskAction } from '#app/form-action.ts'
import { reportAgain } from '#lib/fulfilment/index.ts'
import { signOrder } from '#lib/orders/index.ts'
import { makerAccess } from '#lib/platform/access.ts'

export const signOrderAction = deskAction(makerAccess('owner'), async ({ actor, organization, locale }, form) => {
  const orderId = form.get('orderId')
  await signOrder(actor, { orderId })
  revalidatePath(`/${locale}/w/${organization.slug}/maker/orders/${orderId}`)
  return undefined
})

export const reportAgainAction = deskAction(makerAccess('owner', 'production'), async ({ actor, organization, locale }, form) => {
  await reportAgain(actor, { milestoneId: form.get('milestoneId') })
  revalidatePath(`/${locale}/w/${organization.slug}/maker/orders`, 'layout')
  return undefined
})
