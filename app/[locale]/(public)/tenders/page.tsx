import { getLocale, getTranslations } from 'next-intl/server'
import { NeedLink } from '#components/needs/need-link.tsx'
import { NeedStatus } from '#components/needs/need-status.tsx'
import { nameFor } from '#components/needs/titled.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import { publicAccess } from '#lib/platform/access.ts'
import { publicActor } from '#lib/platform/actor.ts'
import { listTenders, tenderFilters } from '#lib/tenders/index.ts'
import { Filters } from './filters'

export const access = publicAccess

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations('needs.board'))('title') }
}

/** The notice board: every published need, without signing in and without JavaScript. */
export default async function TendersPage({ searchParams }: Props) {
  const t = await getTranslations('needs')
  const locale = await getLocale()
  const filters = tenderFilters.parse(await searchParams)
  const { rows, older, newer, now } = await listTenders(publicActor, filters)
  const { cursor: _, ...asked } = filters
  const query = new URLSearchParams(Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1])))
  return (
    <>
      <PageHeading title={t('board.title')} lead={t('board.lead')} />
      <Filters filters={filters} />
      {rows.length === 0 ? (
        <EmptyState kind={query.size > 0 ? 'noMatch' : 'none'} title={query.size > 0 ? undefined : t('board.none')}>
          {query.size > 0 ? undefined : <p>{t('board.noneText')}</p>}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('board.title')}
          captionHidden
          rows={rows}
          keyOf={(need) => need.id}
          columns={[
            { header: t('board.need'), names: true, cell: (need) => <NeedLink to={`/tenders/${need.number}`} need={need} /> },
            { header: t('board.city'), cell: (need) => `${nameFor(need.city, locale)}, ${need.city.country}` },
            {
              header: t('board.quantity'),
              align: 'right',
              cell: (need) => need.item && <QuantityText value={need.item.quantity} unit={need.item.unit} />,
            },
            { header: t('board.budget'), align: 'right', cell: (need) => <MoneyText value={need.budget} /> },
            { header: t('board.closes'), cell: (need) => <Deadline at={need.closesAt} now={now} zone={need.timeZone} /> },
            { header: t('board.state'), cell: (need) => <NeedStatus status={need.status} /> },
            {
              header: t('board.number'),
              cell: (need) => <span className="font-mono text-xs whitespace-nowrap">{need.number}</span>,
            },
          ]}
        />
      )}
      <Pagination label={t('board.pages')} base={query.size > 0 ? `/tenders?${query}` : '/tenders'} newer={newer} older={older} />
    </>
  )
}
