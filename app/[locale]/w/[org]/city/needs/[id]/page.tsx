import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { enterDesk } from '#app/session.ts'
import { MarketPanel } from '#components/matching/market-panel.tsx'
import { CriteriaBars } from '#components/needs/criteria-bars.tsx'
import { dealStopOf } from '#components/needs/deal-stop.ts'
import { NeedFacts } from '#components/needs/need-facts.tsx'
import { NeedStatus } from '#components/needs/need-status.tsx'
import { SealedCount } from '#components/needs/sealed-count.tsx'
import { titleFor } from '#components/needs/titled.ts'
import { SourceNoticeLink } from '#components/notices/source-notice-link.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { DealLine } from '#components/ui/deal-line.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { TitleBlock } from '#components/ui/title-block.tsx'
import { countSealed } from '#lib/bids/index.ts'
import { findMatchSummary } from '#lib/matching/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { findCommittee } from '#lib/sealing/index.ts'
import { findTender, mayManage } from '#lib/tenders/index.ts'
import { CancelNeed } from './cancel-need'
import { NextSteps } from './next-steps'
import { Preparation } from './preparation'

export const access = cityAccess()

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

const find = cache((actor: Actor, id: string) => findTender(actor, { id }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { actor } = await enterDesk(params, access)
  const need = await find(actor, (await params).id)
  if (!need || need.organizationId !== actor.organizationId) return {}
  const { text } = titleFor(need, await getLocale())
  return { title: need.number ? `${text} (${need.number})` : text }
}

/** One need on its city's desk: what waits for whom, the sealed box, and everything that was asked for. */
export default async function NeedPage({ params }: Props) {
  const { actor, organization, locale } = await enterDesk(params, access)
  const need = await find(actor, (await params).id)
  if (!need || need.organizationId !== organization.id) notFound()
  const committee = await findCommittee(actor, need.id)
  const market = await findMatchSummary(actor, need.id)
  const t = await getTranslations('needs')
  const title = titleFor(need, locale)
  const base = `/w/${organization.slug}/city/needs/${need.id}`
  const sealed = need.status === 'published' || need.status === 'closed'
  const officer = mayManage(actor, need)
  return (
    <div className="grid gap-6">
      <PageHeading title={title.text} lang={title.lang} above={need.number ? undefined : t('desk.noNumber')} />
      {need.number && (
        <TitleBlock
          number={need.number}
          revision={need.version}
          state={<NeedStatus status={need.status} />}
          cells={[
            {
              label: t('cell.published'),
              value: need.publishedAt && <DateText at={need.publishedAt} zone={need.timeZone} dateOnly />,
            },
            { label: t('cell.closes'), value: <Deadline at={need.closesAt} now={need.now} zone={need.timeZone} /> },
            { label: t('cell.budget'), value: <MoneyText value={need.budget} /> },
          ]}
        />
      )}
      {need.number && <DealLine now={dealStopOf(need.status)} next={t(`next.${need.status}`)} />}
      {need.status === 'draft' && (
        <Preparation
          base={base}
          org={organization.slug}
          need={need}
          committee={committee}
          officer={officer}
          personId={actor.personId}
        />
      )}
      {sealed && committee && (
        <SealedCount
          closesAt={need.closesAt}
          now={need.now}
          zone={need.timeZone}
          count={await countSealed(need.id)}
          custodians={{ threshold: committee.threshold, names: committee.custodians.map((one) => one.name) }}
        />
      )}
      {need.status === 'failed' && (
        <Notice kind="warning" title={t('outcome.failed')}>
          <p>{t('outcome.failedText')}</p>
        </Notice>
      )}
      {need.status === 'cancelled' && <Notice kind="warning" title={t('outcome.cancelled')} />}
      <NextSteps base={base} need={need} committee={committee} />
      {market && <MarketPanel market={market} />}
      <section>
        <h2 className="mb-3 text-xl">{t('section.what')}</h2>
        <p className="mb-4 max-w-prose whitespace-pre-line" lang={need.language}>
          {need.description}
        </p>
        <NeedFacts need={need} />
        <SourceNoticeLink notice={need.sourceNotice} />
      </section>
      <section>
        <h2 className="mb-3 text-xl">{t('section.criteria')}</h2>
        <CriteriaBars criteria={need.criteria} lang={need.language} />
      </section>
      {officer && (need.status === 'draft' || sealed) && <CancelNeed org={organization.slug} id={need.id} />}
    </div>
  )
}
