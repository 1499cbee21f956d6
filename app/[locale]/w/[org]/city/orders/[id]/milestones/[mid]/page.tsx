import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { enterDesk } from '#app/session.ts'
import { EvidenceTable } from '#components/orders/evidence-table.tsx'
import { InspectionReports } from '#components/orders/inspection-reports.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { findMilestone, mayInspect } from '#lib/fulfilment/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { type Currency, money } from '#lib/values/money.ts'
import { InspectionForm } from './inspection-form'

export const access = cityAccess()

type Props = { params: Promise<{ locale: string; org: string; id: string; mid: string }> }

const find = cache((actor: Actor, id: string) => findMilestone(actor, id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { actor } = await enterDesk(params, access)
  const milestone = await find(actor, (await params).mid)
  return milestone ? { title: `${await titleOf(milestone)} (${milestone.line.order.number})` } : {}
}

/** Where a named inspector decides on one milestone: the evidence first, then what the decision does to the money, then the decision. */
export default async function InspectionPage({ params }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const { id, mid } = await params
  const milestone = await find(actor, mid)
  if (!milestone || milestone.line.orderId !== id) notFound()
  const t = await getTranslations('inspection')
  const { line } = milestone
  const zone = line.order.tender.timeZone
  const amount = money(milestone.amountMinor, milestone.currency as Currency)
  const inspects = milestone.status === 'reported' && mayInspect(actor)
  return (
    <div className="grid max-w-3xl gap-8">
      <PageHeading
        title={await titleOf(milestone)}
        above={
          <SiteLink to={`/w/${organization.slug}/city/orders/${id}`} className="text-brand underline underline-offset-4">
            {t('order', { number: line.order.number })}
          </SiteLink>
        }
      />
      <section>
        <h2 className="mb-2 text-xl">{t('what')}</h2>
        <KeyValue
          rows={[
            { label: t('maker'), value: line.organization.name },
            { label: t('product'), value: line.description },
            { label: t('quantity'), value: <QuantityText value={milestone.quantity} unit={line.unit} /> },
            { label: t('amount'), value: <MoneyText value={amount} /> },
            { label: t('due'), value: <DateText at={milestone.dueAt} zone={zone} dateOnly /> },
          ]}
        />
      </section>
      {milestone.status === 'reported' && <EvidenceTable evidence={milestone.evidenceNow} zone={zone} />}
      {inspects && <InspectionForm org={organization.slug} milestone={milestone} amount={amount} />}
      {!inspects && <Notice kind="info" title={milestone.status === 'reported' ? t('notInspector') : t('notWaiting')} />}
      <InspectionReports reports={milestone.inspections} zone={zone} />
    </div>
  )
}

async function titleOf({ kind, ordinal }: { kind: string; ordinal: number }): Promise<string> {
  const t = await getTranslations('inspection')
  return t('title', { milestone: t(kind === 'delivery' ? 'titleDelivery' : 'titleProduction', { ordinal }) })
}
