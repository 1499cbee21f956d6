'use server'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { listProduct, reviseProduct } from '#lib/catalog/index.ts'
import { access } from './access'

export async function listProductAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    await listProduct(actor, Object.fromEntries(entered))
    redirect(`/${locale}/w/${organization.slug}/maker/products?listed=1`)
  })(previous, form)
}

export async function reviseProductAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    await reviseProduct(actor, Object.fromEntries(entered))
    redirect(`/${locale}/w/${organization.slug}/maker/products?listed=1`)
  })(previous, form)
}
