import { getLocale, getTranslations } from 'next-intl/server'
import { CityMap } from '#components/maps/city-map.tsx'
import { nameFor } from '#components/needs/titled.ts'
import { BoardTable } from '#components/notices/board-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { boardFilters, readBoard } from '#lib/discovery/index.ts'
import { publicAccess } from '#lib/platform/access.ts'
import { publicActor } from '#lib/platform/actor.ts'
import { Filters } from './filters'

export const access = publicAccess

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations('needs.board'))('title') }
}

/** The notice board: every published need and every mirrored notice, without signing in and without JavaScript. */
export default async function TendersPage({ searchParams }: Props) {
  const t = await getTranslations('needs')
  const locale = await getLocale()
  const filters = boardFilters.parse(await searchParams)
  const { rows, older, newer, now, places, countries, sources } = await readBoard(publicActor, filters)
  const { cursor: _, ...asked } = filters
  const query = new URLSearchParams(Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1])))
  const place = places.find(({ key }) => key === filters.place)
  const hasAsked = Object.entries(asked).some(([name, value]) => value && !(name === 'status' && value === 'open'))
  const inPlace = (key: string) =>
    `/tenders?${new URLSearchParams([...[...query].filter(([name]) => name !== 'place'), ['place', key]])}`
  return (
    <>
      <PageHeading title={t('board.title')} lead={t('board.lead')} />
      <Filters filters={filters} countries={countries} sources={sources} place={place && nameFor(place, locale)} />
      {sources.length > 0 && (
        <p className="mb-4 text-sm text-ink-2">
          {t('board.mirrors', { count: sources.length })}{' '}
          {sources.slice(0, 8).map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 && ' · '}
              <SiteLink to={`/tenders?source=${id}&status=all`} className="text-brand underline underline-offset-4">
                {name}
              </SiteLink>
            </span>
          ))}
        </p>
      )}
      {places.length > 0 && <CityMap places={places} linkTo={inPlace} chosen={filters.place} />}
      {rows.length === 0 ? (
        <EmptyState kind={hasAsked ? 'noMatch' : 'none'} title={hasAsked ? undefined : t('board.none')}>
          {hasAsked ? undefined : <p>{t('board.noneText')}</p>}
        </EmptyState>
      ) : (
        <BoardTable rows={rows} now={now} />
      )}
      <Pagination label={t('board.pages')} base={query.size > 0 ? `/tenders?${query}` : '/tenders'} newer={newer} older={older} />
    </>
  )
}
