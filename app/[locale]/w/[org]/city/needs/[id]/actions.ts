'use server'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import { giveOpeningShare, startOpening } from '#lib/bids/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import { formCommittee, giveRehearsalShare } from '#lib/sealing/index.ts'

export const sendCommittee = deskAction(cityAccess('officer'), async ({ actor, organization, locale }, form) => {
  const tenderId = String(form.get('id'))
  await formCommittee(actor, { ...(readJson(form, 'committee') as object), tenderId })
  redirect(`/${locale}/w/${organization.slug}/city/needs/${tenderId}`)
})

export const sendRehearsalShare = deskAction(cityAccess(), async ({ actor, organization, locale }, form) => {
  const tenderId = String(form.get('id'))
  await giveRehearsalShare(actor, {
    tenderId,
    share: readJson(form, 'share'),
    liveShareFits: form.get('liveShareFits') === 'yes',
  })
  redirect(`/${locale}/w/${organization.slug}/city/needs/${tenderId}`)
})

export const beginOpening = deskAction(cityAccess('officer', 'custodian'), async ({ actor, organization, locale }, form) => {
  const tenderId = String(form.get('id'))
  const { openingId } = await startOpening(actor, { tenderId })
  redirect(`/${locale}/w/${organization.slug}/city/needs/${tenderId}${openingId ? '/opening' : ''}`)
})

export const sendOpeningShare = deskAction(cityAccess(), async ({ actor, organization, locale }, form) => {
  const tenderId = String(form.get('id'))
  await giveOpeningShare(actor, { tenderId, share: readJson(form, 'share') })
  redirect(`/${locale}/w/${organization.slug}/city/needs/${tenderId}/opening`)
})

/** What is no JSON becomes undefined, which the command refuses with a sentence. */
function readJson(form: FormData, name: string): unknown {
  try {
    return JSON.parse(String(form.get(name) ?? ''))
  } catch {
    return undefined
  }
}
