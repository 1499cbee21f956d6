import { getTranslations } from 'next-intl/server'
import { addressOf, askedOf } from '#components/catalogue/asked.ts'
import { CatalogueFilters } from '#components/catalogue/filters.tsx'
import { NeedLink } from '#components/needs/need-link.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import { listAwards } from '#lib/awards/index.ts'
import { publicAccess } from '#lib/platform/access.ts'
import { publicActor } from '#lib/platform/actor.ts'
import { type Currency, money } from '#lib/values/money.ts'

export const access = publicAccess

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations('awards'))('title') }
}

/** The register: every award, what it costs, who makes how much, and how many had quoted. */
export default async function AwardsPage({ searchParams }: Props) {
  const asked = askedOf(await searchParams)
  const { rows, older, newer } = await listAwards(publicActor, { sector: asked.sector, cursor: asked.cursor })
  const t = await getTranslations('awards')
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <CatalogueFilters path="/awards" label={t('filter')} words={false} sector={asked.sector} />
      {rows.length === 0 ? (
        <EmptyState kind={asked.sector ? 'noMatch' : 'none'} title={asked.sector ? undefined : t('none')}>
          {asked.sector ? undefined : <p>{t('noneText')}</p>}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              header: t('need'),
              names: true,
              cell: (award) => (
                <span>
                  <NeedLink to={`/tenders/${award.number}`} need={award} />
                  <span className="block font-mono text-2xs font-normal text-ink-3">{award.number}</span>
                </span>
              ),
            },
            { header: t('city'), cell: ({ city, country }) => `${city}, ${country}` },
            {
              header: t('makers'),
              cell: ({ makers }) => (
                <ul>
                  {makers.map(({ slug, name, quantity }) => (
                    <li key={slug}>
                      <SiteLink to={`/makers/${slug}`} className="text-brand underline underline-offset-4 hover:text-brand-hover">
                        {name}
                      </SiteLink>
                      {makers.length > 1 && <span className="text-ink-3"> · {quantity}</span>}
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              header: t('price'),
              align: 'right',
              cell: ({ totalMinor, budgetMinor, currency }) => (
                <span>
                  <MoneyText value={money(totalMinor, currency as Currency)} />
                  <span className="block text-2xs text-ink-3">
                    {t('budget')} <MoneyText value={money(budgetMinor, currency as Currency)} />
                  </span>
                </span>
              ),
            },
            { header: t('quotes'), align: 'right', cell: ({ quotes }) => quotes },
            { header: t('decided'), cell: ({ decidedAt }) => <DateText at={decidedAt} dateOnly /> },
            {
              header: t('state'),
              cell: ({ status }) =>
                status === 'pending' ? (
                  <StatusTag kind="waiting">{t('pending')}</StatusTag>
                ) : (
                  <StatusTag kind="done">{t('active')}</StatusTag>
                ),
            },
          ]}
        />
      )}
      <Pagination label={t('pages')} base={addressOf('/awards', asked)} newer={newer} older={older} />
    </>
  )
}
