'use server'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import { submitBid, withdrawBid } from '#lib/bids/index.ts'
import { makerAccess } from '#lib/platform/access.ts'

/** Everything that can be read arrives sealed; what is in clear here are ids and versions. */
export const handInQuote = deskAction(makerAccess('owner', 'sales'), async ({ actor, organization, locale }, form) => {
  const text = (name: string) => String(form.get(name) ?? '')
  const { id } = await submitBid(actor, {
    tenderId: text('tenderId'),
    tenderVersion: Number(text('tenderVersion')),
    lotId: text('lotId'),
    keyId: text('keyId'),
    agreementId: text('agreementId') || null,
    technical: text('technical'),
    price: text('price'),
    selfCopy: text('selfCopy') || null,
  })
  redirect(`/${locale}/w/${organization.slug}/maker/quotes/${id}`)
})

export const withdrawQuote = deskAction(makerAccess('owner', 'sales'), async ({ actor, organization, locale }, form) => {
  const { id } = await withdrawBid(actor, { id: String(form.get('id')) })
  redirect(`/${locale}/w/${organization.slug}/maker/quotes/${id}`)
})
