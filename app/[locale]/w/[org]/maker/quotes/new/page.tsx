import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { ReasonText } from '#components/matching/reason-text.tsx'
import { VerdictTag } from '#components/matching/verdict-tag.tsx'
import { NeedStatus } from '#components/needs/need-status.tsx'
import { titleFor } from '#components/needs/titled.ts'
import { Deadline } from '#components/ui/deadline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { TitleBlock } from '#components/ui/title-block.tsx'
import { findOwnBidOn } from '#lib/bids/index.ts'
import { listOwnProducts } from '#lib/catalog/index.ts'
import { findLedAgreement, findOwnVerdicts } from '#lib/matching/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { findNoticeKeys } from '#lib/sealing/index.ts'
import { findTender } from '#lib/tenders/index.ts'
import { fitting } from './fitting'
import { QuoteBuilder } from './quote-builder'
import { quoteTerms } from './quote-terms'
import { quoteWords } from './quote-words'

export const access = makerAccess('owner', 'sales')

type Props = { params: Promise<{ locale: string; org: string }>; searchParams: Promise<{ need?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('quotes.new')
  return { title: t('pageTitle', { need: (await searchParams).need ?? '' }) }
}

/** Write, read back, seal, hand in: the price is never sent in a form that the platform could read. */
export default async function NewQuotePage({ params, searchParams }: Props) {
  const { actor, organization, locale } = await enterDesk(params, access)
  const asked = (await searchParams).need ?? ''
  const need = await findTender(actor, asked.startsWith('tnd_') ? { id: asked } : { number: asked })
  if (!need?.number) notFound()
  const t = await getTranslations('quotes.new')
  const title = titleFor(need, locale)
  const keys = await findNoticeKeys(need.id)
  const products = (await listOwnProducts(actor, { size: 100 })).rows.filter((product) => product.status === 'published')
  const open = need.status === 'published' && need.closesAt > need.now
  const former = await findOwnBidOn(actor, need.id)
  const verdicts = await findOwnVerdicts(actor, need.id)
  const agreement = await findLedAgreement(actor, need.id)
  return (
    <div className="grid gap-6">
      <PageHeading title={t('title')} above={<span lang={title.lang}>{title.text}</span>} lead={t('lead')} />
      <TitleBlock
        number={need.number}
        revision={need.version}
        state={<NeedStatus status={need.status} />}
        cells={[
          { label: t('closes'), value: <Deadline at={need.closesAt} now={need.now} zone={need.timeZone} /> },
          { label: t('budget'), value: <MoneyText value={need.budget} /> },
        ]}
      />
      {former?.status === 'sealed' && open && (
        <Notice kind="info" title={t('replaces', { number: former.number })}>
          <p>{t('replacesText')}</p>
        </Notice>
      )}
      {verdicts.length > 0 && (
        <section aria-labelledby="verdicts">
          <h2 id="verdicts" className="mb-2 text-lg">
            {t('verdicts')}
          </h2>
          <ul className="grid gap-3 text-sm">
            {verdicts.map(({ product, verdict, reasons }) => (
              <li key={product ?? ''} className="grid gap-1">
                <p className="flex flex-wrap items-center gap-2">
                  {product} <VerdictTag verdict={verdict} />
                </p>
                {reasons.map((reason) => (
                  <ReasonText key={JSON.stringify(reason)} reason={reason} />
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {agreement && open && (
        <Notice kind="info" title={t('together', { number: agreement.number })}>
          <p>{t('togetherText', { makers: agreement.members.map(({ maker }) => maker).join(', ') })}</p>
        </Notice>
      )}
      {!agreement && open && need.jointForms.some((form) => form !== 'partial_quantity') && (
        <p>
          <SiteLink
            to={`/w/${organization.slug}/maker/agreements/new?need=${need.id}`}
            className="text-brand underline underline-offset-4"
          >
            {t('proposeTogether')}
          </SiteLink>
        </p>
      )}
      {!open || !keys ? (
        <EmptyState kind="none" title={t('closed')}>
          <p>{t('closedText')}</p>
        </EmptyState>
      ) : products.length === 0 ? (
        <EmptyState
          kind="none"
          title={t('noProduct')}
          action={{ to: `/w/${organization.slug}/maker/products`, label: t('toProducts') }}
        >
          <p>{t('noProductText')}</p>
        </EmptyState>
      ) : (
        <QuoteBuilder
          hidden={{ _org: organization.slug, _locale: locale }}
          locale={locale}
          bidder={organization.id}
          terms={quoteTerms(need, keys, agreement?.id ?? null)}
          products={fitting(products, need).map((product) => ({ id: product.id, name: product.name }))}
          words={await quoteWords(need)}
        />
      )}
    </div>
  )
}
