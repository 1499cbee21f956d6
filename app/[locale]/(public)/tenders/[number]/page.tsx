import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { CriteriaBars } from '#components/needs/criteria-bars.tsx'
import { dealStopOf } from '#components/needs/deal-stop.ts'
import { NeedFacts } from '#components/needs/need-facts.tsx'
import { NeedStatus } from '#components/needs/need-status.tsx'
import { NoticeKeysTable } from '#components/needs/notice-keys.tsx'
import { ProtocolTable } from '#components/needs/protocol-table.tsx'
import { SealedCount } from '#components/needs/sealed-count.tsx'
import { nameFor, titleFor } from '#components/needs/titled.ts'
import { SourceNoticeLink } from '#components/notices/source-notice-link.tsx'
import { button } from '#components/ui/button.ts'
import { DateText } from '#components/ui/date-text.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { DealLine } from '#components/ui/deal-line.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { TitleBlock } from '#components/ui/title-block.tsx'
import { findProtocol } from '#lib/bids/index.ts'
import { publicAccess } from '#lib/platform/access.ts'
import { publicActor } from '#lib/platform/actor.ts'
import { findNoticeKeys } from '#lib/sealing/index.ts'
import { findTender } from '#lib/tenders/index.ts'

export const access = publicAccess

type Props = { params: Promise<{ number: string }> }

const need = cache((number: string) => findTender(publicActor, { number }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params
  const found = await need(number)
  if (!found) return {}
  return { title: `${titleFor(found, await getLocale()).text} (${number})` }
}

/** One need as everyone reads it: what, when, by which rules, under whose seal, and what came of it. */
export default async function TenderPage({ params }: Props) {
  const { number } = await params
  const found = await need(number)
  if (!found?.number) notFound()
  const { now, status } = found
  const locale = await getLocale()
  const t = await getTranslations('needs')
  const keys = await findNoticeKeys(found.id)
  const protocol = found.openedAt ? await findProtocol(found.id) : null
  const title = titleFor(found, locale)
  const heading = 'mt-10 mb-3 text-xl'
  return (
    <article>
      <PageHeading title={title.text} lang={title.lang} above={`${nameFor(found.city, locale)} · ${found.city.country}`} />
      <TitleBlock
        number={found.number}
        revision={found.version}
        state={<NeedStatus status={status} />}
        cells={[
          {
            label: t('cell.published'),
            value: found.publishedAt && <DateText at={found.publishedAt} zone={found.timeZone} dateOnly />,
          },
          { label: t('cell.closes'), value: <Deadline at={found.closesAt} now={now} zone={found.timeZone} /> },
          { label: t('cell.budget'), value: <MoneyText value={found.budget} /> },
          { label: t('cell.city'), value: nameFor(found.city, locale) },
        ]}
      />
      <div className="mt-6">
        <DealLine now={dealStopOf(status)} next={t(`next.${status}`)} />
      </div>
      {(status === 'published' || status === 'closed') && keys && (
        <div className="mt-6">
          <SealedCount
            closesAt={found.closesAt}
            now={now}
            zone={found.timeZone}
            custodians={{ threshold: keys.threshold, names: keys.custodians.map((one) => one.name) }}
          />
        </div>
      )}
      {status === 'failed' && (
        <div className="mt-6">
          <Notice kind="warning" title={t('outcome.failed')}>
            <p>{t('outcome.failedText')}</p>
          </Notice>
        </div>
      )}
      {status === 'cancelled' && (
        <div className="mt-6">
          <Notice kind="warning" title={t('outcome.cancelled')} />
        </div>
      )}
      {status === 'published' && (
        <p className="mt-4">
          <SiteLink to={`/account/quote?need=${found.number}`} className={button.primary}>
            {t('outcome.quote')}
          </SiteLink>
        </p>
      )}
      <h2 className={heading}>{t('section.what')}</h2>
      <p className="mb-4 max-w-prose whitespace-pre-line" lang={found.language}>
        {found.description}
      </p>
      <NeedFacts need={found} />
      <SourceNoticeLink notice={found.sourceNotice} />
      <h2 className={heading}>{t('section.criteria')}</h2>
      <CriteriaBars criteria={found.criteria} lang={found.language} />
      {keys && (
        <>
          <h2 className={heading}>{t('section.seal')}</h2>
          <NoticeKeysTable keys={keys} />
        </>
      )}
      {protocol && (
        <>
          <h2 className={heading}>{t('section.protocol')}</h2>
          <ProtocolTable found={protocol} zone={found.timeZone} />
        </>
      )}
    </article>
  )
}
