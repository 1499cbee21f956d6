'use server'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { listProduct, reviseProduct } from '#lib/catalog/index.ts'
import { access } from './access'

export async function listProductAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    await listProduct(actor, await listingOf(entered))
    redirect(`/${locale}/w/${organization.slug}/maker/products?listed=1`)
  })(previous, form)
}

export async function reviseProductAction(previous: FormState, form: FormData): Promise<FormState> {
  return deskAction(access, async ({ actor, organization, locale }, entered) => {
    await reviseProduct(actor, await listingOf(entered))
    redirect(`/${locale}/w/${organization.slug}/maker/products?listed=1`)
  })(previous, form)
}

/** The fields of a listing; a file with the Thing Model counts before what stands in its field. */
async function listingOf(entered: FormData): Promise<Record<string, unknown>> {
  const { thingModelFile: file, ...fields } = Object.fromEntries(entered)
  return file instanceof File && file.size > 0 ? { ...fields, thingModel: await file.text() } : fields
}
