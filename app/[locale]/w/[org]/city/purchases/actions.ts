'use server'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { buyDirectly } from '#lib/awards/index.ts'
import { access } from './access'

export async function buyAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    const { tenderId } = await buyDirectly(actor, {
      productId: entered.get('productId'),
      quantity: String(entered.get('quantity') ?? '').replaceAll(',', ''),
      dueAt: entered.get('dueAt'),
      place: entered.get('place'),
      reason: entered.get('reason'),
      requiredCertificates: entered.getAll('requiredCertificates').map(String),
    })
    redirect(`/${locale}/w/${organization.slug}/city/needs/${tenderId}`)
  })(previous, form)
}
