'use server'
import { redirect } from 'next/navigation'
import { personAction } from '#app/form-action.ts'
import { registerCustodianKey } from '#lib/sealing/index.ts'

export const keepCustodianKey = personAction(async (actor, form, locale) => {
  const text = (name: string) => String(form.get(name) ?? '')
  await registerCustodianKey(actor, { recipient: text('recipient'), wrappedIdentity: text('wrappedIdentity') })
  redirect(`/${locale}/account/custodian-key?made=1`)
})
