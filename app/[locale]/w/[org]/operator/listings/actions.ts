'use server'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { moderateProduct } from '#lib/catalog/index.ts'
import { access } from './access'

export async function moderateAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    const [productId, verdict] = [entered.get('productId'), entered.get('verdict')]
    await moderateProduct(actor, { productId, verdict, reason: entered.get('reason') ?? '' })
    redirect(`/${locale}/w/${organization.slug}/operator/listings?decided=${verdict === 'publish' ? 'published' : 'rejected'}`)
  })(previous, form)
}
