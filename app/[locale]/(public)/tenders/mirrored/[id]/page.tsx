import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { langOf } from '#components/notices/language.ts'
import { NoticeAmount } from '#components/notices/notice-amount.tsx'
import { NoticeFacts } from '#components/notices/notice-facts.tsx'
import { NoticeGaps, NoticeOrigin } from '#components/notices/notice-origin.tsx'
import { NoticeAwards, NoticeDocuments, NoticeItems, NoticeLots } from '#components/notices/notice-parts.tsx'
import { NoticeStatus } from '#components/notices/notice-status.tsx'
import { button } from '#components/ui/button.ts'
import { DateText } from '#components/ui/date-text.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { TitleBlock } from '#components/ui/title-block.tsx'
import { findNotice } from '#lib/mirrors/index.ts'
import { publicAccess } from '#lib/platform/access.ts'

export const access = publicAccess

type Props = { params: Promise<{ id: string }> }

const find = cache(findNotice)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await find((await params).id)
  return found ? { title: found.title } : {}
}

/** A notice of somebody else: what it says, where it is from, its documents, and what of it we could not read. */
export default async function MirroredNoticePage({ params }: Props) {
  const notice = await find((await params).id)
  if (!notice) notFound()
  const t = await getTranslations('notices')
  const { source } = notice
  const lang = langOf(notice.language)
  const heading = 'mt-10 mb-3 text-xl'
  const description = notice.release.tender?.description ?? notice.release.description
  const out = (address: string, text: string) => (
    <a href={address} rel="external noopener noreferrer" className="underline underline-offset-4">
      {text}
    </a>
  )
  return (
    <article>
      <PageHeading
        title={notice.title}
        lang={lang}
        above={[notice.buyerName ?? t('noBuyer'), notice.country].filter(Boolean).join(' · ')}
      />
      <TitleBlock
        number={notice.ocid}
        state={<NoticeStatus notice={notice} now={notice.now} />}
        cells={[
          { label: t('cell.released'), value: <DateText at={notice.releasedAt} dateOnly /> },
          {
            label: t('cell.closes'),
            value: notice.closesAt ? (
              <Deadline at={notice.closesAt} now={notice.now} zone={notice.place?.timeZone ?? 'UTC'} />
            ) : (
              '–'
            ),
          },
          { label: t('cell.value'), value: notice.amount === null ? '–' : <NoticeAmount {...notice} /> },
          { label: t('cell.buyer'), value: notice.buyerName ?? t('noBuyer') },
        ]}
      />
      <div className="mt-6">
        <Notice kind="info" title={t('mirroredFrom', { source: source.name })}>
          <p>{t('offerThere')}</p>
          <p className="mt-2">
            {t('source')}: {source.url ? out(source.url, source.name) : source.name} · {t('licence')}:{' '}
            {source.licence === null
              ? t('licenceUnknown')
              : source.licenceUrl
                ? out(source.licenceUrl, source.licence)
                : source.licence}
          </p>
        </Notice>
      </div>
      <p className="mt-6">
        <SiteLink to={`/account/need?notice=${notice.id}`} className={button.secondary}>
          {t('write')}
        </SiteLink>
      </p>
      <p className="mt-2 text-sm text-ink-3">{t('writeHint')}</p>
      {description && (
        <>
          <h2 className={heading}>{t('section.text')}</h2>
          <p className="max-w-prose break-words whitespace-pre-line" lang={lang}>
            {description}
          </p>
        </>
      )}
      <h2 className={heading}>{t('section.facts')}</h2>
      <NoticeFacts notice={notice} />
      <NoticeLots notice={notice} heading={heading} />
      <NoticeItems notice={notice} heading={heading} />
      <NoticeAwards notice={notice} heading={heading} />
      <NoticeDocuments notice={notice} heading={heading} />
      <h2 className={heading}>{t('section.origin')}</h2>
      <NoticeOrigin notice={notice} />
      <h2 className={heading}>{t('section.gaps')}</h2>
      <NoticeGaps gaps={notice.gaps} />
    </article>
  )
}
