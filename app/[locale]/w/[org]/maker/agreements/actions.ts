'use server'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { dissolveAgreement, listPartners, proposeAgreement, signAgreement } from '#lib/matching/index.ts'
import { invalidField } from '#lib/values/fault.ts'
import { access } from './access'

/** The own product first, then every partner for whom a number was entered. Roles come from what the products are. */
export async function proposeAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    const tenderId = String(entered.get('tenderId') ?? '')
    const partners = await listPartners(actor, tenderId)
    const mine = partners.find(({ productId, own }) => own && productId === entered.get('own'))
    if (!mine) throw invalidField('own', 'productUnknown')
    const quantityOf = (name: string) =>
      String(entered.get(name) ?? '')
        .replaceAll(',', '')
        .trim()
    const others = partners.filter(({ productId, own }) => !own && quantityOf(`quantity.${productId}`) !== '')
    await proposeAgreement(actor, {
      tenderId,
      form: mine.role === 'assembly' ? 'prime_with_subcontractors' : 'consortium',
      members: [
        { productId: mine.productId, role: mine.role, quantity: quantityOf('ownQuantity') },
        ...others.map(({ productId, role }) => ({ productId, role, quantity: quantityOf(`quantity.${productId}`) })),
      ],
    })
    redirect(`/${locale}/w/${organization.slug}/maker/agreements`)
  })(previous, form)
}

export async function signAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    await signAgreement(actor, { id: String(entered.get('id')) })
    redirect(`/${locale}/w/${organization.slug}/maker/agreements`)
  })(previous, form)
}

export async function dissolveAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    await dissolveAgreement(actor, { id: String(entered.get('id')) })
    redirect(`/${locale}/w/${organization.slug}/maker/agreements`)
  })(previous, form)
}
