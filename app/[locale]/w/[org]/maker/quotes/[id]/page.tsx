import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { QuoteStatus } from '#components/needs/quote-status.tsx'
import { button } from '#components/ui/button.ts'
import { DateText } from '#components/ui/date-text.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SealedPanel } from '#components/ui/sealed-panel.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { TitleBlock } from '#components/ui/title-block.tsx'
import { findOwnBid, mayQuote } from '#lib/bids/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { withdrawQuote } from '../actions'
import { ReadAgain } from './read-again'
import { readAgainWords } from './read-again-words'

export const access = makerAccess()

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { actor } = await enterDesk(params, access)
  const quote = await findOwnBid(actor, (await params).id)
  return quote ? { title: (await getTranslations('quotes.one'))('pageTitle', { number: quote.number }) } : {}
}

/** A quote of one's own with its receipt: what was handed in, when, and the proof of it. */
export default async function QuotePage({ params }: Props) {
  const { actor, organization, locale } = await enterDesk(params, access)
  const quote = await findOwnBid(actor, (await params).id)
  if (!quote) notFound()
  const t = await getTranslations('quotes.one')
  const { tender, receipt } = quote
  const live = quote.status === 'sealed' && tender.status === 'published' && tender.closesAt > quote.now
  const changeable = live && mayQuote(actor, organization.id)
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(receipt, null, 2))}`
  const code = 'font-mono text-xs break-all'
  return (
    <div className="grid gap-6">
      <PageHeading title={t('title')} above={`${tender.number} · ${tender.title}`} />
      <TitleBlock
        number={quote.number}
        revision={quote.version}
        state={<QuoteStatus status={quote.status} />}
        cells={[
          { label: t('handedIn'), value: <DateText at={quote.submittedAt} zone={organization.timeZone} /> },
          { label: t('closes'), value: <Deadline at={tender.closesAt} now={quote.now} zone={tender.timeZone} /> },
        ]}
      />
      {quote.status === 'sealed' && (
        <SealedPanel title={t('sealed')}>
          <p>{t('sealedText')}</p>
        </SealedPanel>
      )}
      {quote.status === 'returned' && <p className="max-w-prose">{t('returnedText')}</p>}
      <section aria-labelledby="receipt">
        <h2 id="receipt" className="mb-3 text-xl">
          {t('receipt')}
        </h2>
        <KeyValue
          rows={[
            { label: t('time'), value: <DateText at={quote.submittedAt} zone="UTC" /> },
            { label: t('technicalHash'), value: <code className={code}>{quote.technicalSha256}</code> },
            { label: t('priceHash'), value: <code className={code}>{quote.priceSha256}</code> },
            {
              label: t('head'),
              value: receipt.receipt.head ? (
                <code className={code}>
                  {receipt.receipt.head.size} · {receipt.receipt.head.root}
                </code>
              ) : (
                t('noHead')
              ),
            },
            { label: t('signature'), value: <code className={code}>{receipt.signature}</code> },
          ]}
        />
        <p className="mt-4 max-w-prose text-sm text-ink-2">{t('proof')}</p>
        <p className="mt-3">
          <a href={file} download={`${quote.number}-receipt.json`} className={button.secondary}>
            {t('download')}
          </a>
        </p>
      </section>
      {quote.selfCopy && (
        <ReadAgain bidder={organization.id} selfCopy={quote.selfCopy} locale={locale} words={await readAgainWords()} />
      )}
      {changeable && (
        <section className="flex flex-wrap gap-4 border-t border-line pt-5">
          <SiteLink to={`/w/${organization.slug}/maker/quotes/new?need=${tender.number}`} className={button.secondary}>
            {t('replace')}
          </SiteLink>
          <Dialog label={t('withdraw')} kind="danger" title={t('withdrawTitle')} close={t('keep')}>
            <p className="mb-4">{t('withdrawText')}</p>
            <Form action={withdrawQuote} hidden={{ _org: organization.slug, id: quote.id }}>
              <SubmitButton kind="danger">{t('withdrawConfirm')}</SubmitButton>
            </Form>
          </Dialog>
        </section>
      )}
    </div>
  )
}
