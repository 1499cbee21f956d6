import { getLocale, getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { cityAccess } from '#lib/platform/access.ts'
import { day, toLocal } from '#lib/values/time.ts'
import type { DraftValues } from '../draft-form'
import { NeedForm } from '../need-form'

export const access = cityAccess('officer')

type Props = { params: Promise<{ locale: string; org: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('needs.form'))('newTitle') }
}

export default async function NewNeedPage({ params }: Props) {
  const { organization } = await enterDesk(params, access)
  const t = await getTranslations('needs.form')
  return (
    <>
      <PageHeading title={t('newTitle')} lead={t('newLead')} />
      <NeedForm org={organization.slug} zone={organization.timeZone} values={await firstValues(organization)} />
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
