import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { cityAccess } from '#lib/platform/access.ts'
import { findTender, mayManage } from '#lib/tenders/index.ts'
import { draftValues } from '../../draft-form'
import { NeedForm } from '../../need-form'

export const access = cityAccess('officer')

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('needs.form'))('editTitle') }
}

export default async function EditNeedPage({ params }: Props) {
  const { actor, organization, locale } = await enterDesk(params, access)
  const { id } = await params
  const need = await findTender(actor, { id })
  if (!need || !mayManage(actor, need)) notFound()
  if (need.status !== 'draft') redirect(`/${locale}/w/${organization.slug}/city/needs/${id}`)
  const t = await getTranslations('needs.form')
  return (
    <>
      <PageHeading title={t('editTitle')} lead={t('newLead')} />
      <NeedForm org={organization.slug} zone={need.timeZone} values={draftValues(need)} id={id} />
    </>
  )
}
