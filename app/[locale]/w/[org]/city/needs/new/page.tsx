import { getLocale, getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { langOf } from '#components/notices/language.ts'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { findNotice } from '#lib/mirrors/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import { isId } from '#lib/values/id.ts'
import { day, toLocal } from '#lib/values/time.ts'
import type { DraftValues } from '../draft-form'
import { NeedForm } from '../need-form'
import { noticeDraft } from '../notice-draft'

export const access = cityAccess('officer')

type Props = {
  params: Promise<{ locale: string; org: string }>
  searchParams: Promise<{ notice?: string | string[] }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('needs.form'))('newTitle') }
}

export default async function NewNeedPage({ params, searchParams }: Props) {
  const { organization } = await enterDesk(params, access)
  const t = await getTranslations('needs.form')
  const tNotices = await getTranslations('notices.from')
  const asked = (await searchParams).notice
  const notice = isId('mirroredTender', asked) ? await findNotice(asked) : null
  const values = {
    ...(await firstValues(organization)),
    ...(notice && noticeDraft(notice, organization.timeZone, notice.now)),
  }
  return (
    <>
      <PageHeading title={t('newTitle')} lead={t('newLead')} />
      {notice && (
        <div className="mb-8">
          <Notice kind="info" title={tNotices('title')}>
            <p>{tNotices('text', { source: notice.source.name })}</p>
            <p className="mt-2">
              <SiteLink
                to={`/tenders/mirrored/${notice.id}`}
                lang={langOf(notice.language)}
                className="underline underline-offset-4"
              >
                {notice.title}
              </SiteLink>
            </p>
          </Notice>
        </div>
      )}
      <NeedForm org={organization.slug} zone={organization.timeZone} values={values} sourceNoticeId={notice?.id} />
    </>
  )
}

/** Four weeks to quote, ten days to the contract, half a year to deliver: a beginning that contradicts nothing. */
async function firstValues({ name, timeZone }: { name: string; timeZone: string }): Promise<DraftValues> {
  const t = await getTranslations('needs')
  const at = (days: number) => toLocal(new Date(Date.now() + days * day), timeZone).slice(0, 10)
  return {
    rulesPack: 'generic',
    procedure: 'open',
    language: await getLocale(),
    sector: 'environment',
    currency: 'EUR',
    'item.unit': 'H87',
    requiredCertificates: '',
    jointForms: '',
    maxSharePercent: '100',
    minimumQuotes: '2',
    standstillDays: '10',
    awardRule: 'weighted_points',
    deliveryPlace: name,
    closesAt: `${at(28)}T12:00`,
    contractAt: at(40),
    'deliveries.0.dueAt': at(180),
    'criteria.0.kind': 'price',
    'criteria.0.name': t('criterionKind.price'),
    'criteria.0.weight': '60',
    'criteria.1.kind': 'quality',
    'criteria.1.name': t('criterionKind.quality'),
    'criteria.1.weight': '40',
  }
}
