'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { deskAction } from '#app/form-action.ts'
import {
  connectPayouts,
  importStatement,
  matchLine,
  openPayoutAccount,
  saveBankAccount,
  setLineAside,
} from '#lib/payments/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { env } from '#lib/platform/env.ts'
import { isStripeTrouble } from '#lib/platform/stripe.ts'
import { Fault } from '#lib/values/fault.ts'

const readers = makerAccess('owner', 'sales')

/** Asks for payouts through Stripe and leads to Stripe's page, where the maker says who it is. */
export const connect = deskAction(makerAccess('owner'), async ({ actor, organization, locale }) => {
  const { organizationId } = await connectPayouts(actor, {})
  const page = `${env.PUBLIC_URL}/${locale}/w/${organization.slug}/maker/payments`
  const urls = { returnUrl: `${page}?from=stripe`, refreshUrl: page }
  const url = await openPayoutAccount(organizationId, urls).catch((error) => {
    if (isStripeTrouble(error)) throw new Fault('unavailable', 'stripeAway')
    throw error
  })
  redirect(url)
})

export const saveAccount = deskAction(makerAccess('owner'), async ({ actor, organization, locale }, form) => {
  await saveBankAccount(actor, { payeeName: form.get('payeeName'), account: form.get('account') })
  redirect(`/${locale}/w/${organization.slug}/maker/payments`)
})

/** A chosen file counts before pasted lines. */
export const readStatement = deskAction(readers, async ({ actor, locale }, form) => {
  const file = form.get('file')
  const statement = file instanceof File && file.size > 0 ? await file.text() : String(form.get('statement') ?? '')
  const result = await importStatement(actor, { statement })
  refresh()
  const t = await getTranslations({ locale, namespace: 'payments.statement' })
  return { message: t('result', result) }
})

export const match = deskAction(readers, async ({ actor, organization, locale }, form) => {
  const { invoiceId } = await matchLine(actor, { lineId: form.get('lineId'), invoiceNumber: form.get('invoiceNumber') })
  redirect(`/${locale}/w/${organization.slug}/maker/payments/${invoiceId}`)
})

export const setAside = deskAction(readers, async ({ actor, organization, locale }, form) => {
  await setLineAside(actor, { lineId: form.get('lineId') })
  redirect(`/${locale}/w/${organization.slug}/maker/payments/statement`)
})
