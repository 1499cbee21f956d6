import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { QuoteStatus } from '#components/needs/quote-status.tsx'
import { nameFor } from '#components/needs/titled.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { listOwnBids } from '#lib/bids/index.ts'
import { makerAccess } from '#lib/platform/access.ts'

export const access = makerAccess()

type Props = { params: Promise<{ locale: string; org: string }>; searchParams: Promise<{ cursor?: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('quotes.list'))('title') }
}

export default async function QuotesPage({ params, searchParams }: Props) {
  const { actor, organization, locale } = await enterDesk(params, access)
  const t = await getTranslations('quotes.list')
  const { rows, older, newer, now } = await listOwnBids(actor, (await searchParams).cursor)
  const base = `/w/${organization.slug}/maker/quotes`
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <p className="mb-4">
        <SiteLink to={`/w/${organization.slug}/maker/agreements`} className="text-brand underline underline-offset-4">
          {t('agreements')}
        </SiteLink>
      </p>
      {rows.length === 0 ? (
        <EmptyState kind="none" title={t('none')} action={{ to: `/w/${organization.slug}/maker/matches`, label: t('matches') }}>
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          captionHidden
          rows={rows}
          keyOf={(quote) => quote.id}
          columns={[
            {
              header: t('number'),
              names: true,
              cell: (quote) => (
                <SiteLink to={`${base}/${quote.id}`} className="font-mono text-sm text-brand underline underline-offset-4">
                  {quote.number}
                </SiteLink>
              ),
            },
            { header: t('state'), cell: (quote) => <QuoteStatus status={quote.status} /> },
            {
              header: t('need'),
              cell: (quote) => <SiteLink to={`/tenders/${quote.tender.number}`}>{quote.tender.title}</SiteLink>,
            },
            { header: t('city'), cell: (quote) => nameFor(quote.tender.organization, locale) },
            { header: t('handedIn'), cell: (quote) => <DateText at={quote.submittedAt} zone={organization.timeZone} /> },
            {
              header: t('closes'),
              cell: (quote) => <Deadline at={quote.tender.closesAt} now={now} zone={quote.tender.timeZone} />,
            },
          ]}
        />
      )}
      <Pagination label={t('pages')} base={base} newer={newer} older={older} />
    </>
  )
}
