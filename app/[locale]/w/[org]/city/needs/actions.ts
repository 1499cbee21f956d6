'use server'
import { redirect } from 'next/navigation'
import { deskAction } from '#app/form-action.ts'
import { cityAccess } from '#lib/platform/access.ts'
import { cancelTender, draftTender, publishTender, updateDraft } from '#lib/tenders/index.ts'
import { readDraft } from './draft-form'

export const saveDraft = deskAction(cityAccess('officer'), async ({ actor, organization, locale }, form) => {
  const content = readDraft(form, organization.timeZone)
  const known = form.get('id')
  const sourceNoticeId = form.get('sourceNoticeId') ? String(form.get('sourceNoticeId')) : null
  const { id } = known
    ? await updateDraft(actor, { ...content, id: String(known) })
    : await draftTender(actor, { ...content, sourceNoticeId })
  redirect(`/${locale}/w/${organization.slug}/city/needs/${id}`)
})

export const publishNeed = deskAction(cityAccess('officer'), async ({ actor, organization, locale }, form) => {
  const { id } = await publishTender(actor, { id: String(form.get('id')) })
  redirect(`/${locale}/w/${organization.slug}/city/needs/${id}`)
})

export const cancelNeed = deskAction(cityAccess('officer'), async ({ actor, organization, locale }, form) => {
  const { id } = await cancelTender(actor, { id: String(form.get('id')) })
  redirect(`/${locale}/w/${organization.slug}/city/needs/${id}`)
})
