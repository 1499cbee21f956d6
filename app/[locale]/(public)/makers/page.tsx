import { getLocale, getTranslations } from 'next-intl/server'
import { addressOf, askedOf } from '#components/catalogue/asked.ts'
import { CatalogueFilters } from '#components/catalogue/filters.tsx'
import { nameFor } from '#components/needs/titled.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { listMakers } from '#lib/organizations/index.ts'
import { publicAccess } from '#lib/platform/access.ts'

export const access = publicAccess

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations('makers'))('title') }
}

export default async function MakersPage({ searchParams }: Props) {
  const asked = askedOf(await searchParams)
  const { rows, older, newer } = await listMakers({ words: asked.q, sector: asked.sector, cursor: asked.cursor })
  const t = await getTranslations('makers')
  const words = await getTranslations('catalogue')
  const locale = await getLocale()
  const filtered = Boolean(asked.q || asked.sector)
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <CatalogueFilters path="/makers" label={t('filter')} q={asked.q} sector={asked.sector} />
      {rows.length === 0 ? (
        <EmptyState kind={filtered ? 'noMatch' : 'none'} title={filtered ? undefined : t('none')}>
          {filtered ? undefined : <p>{t('noneText')}</p>}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              header: t('maker'),
              names: true,
              cell: (maker) => (
                <span>
                  <SiteLink
                    to={`/makers/${maker.slug}`}
                    className="text-brand underline underline-offset-4 hover:text-brand-hover"
                  >
                    {nameFor(maker, locale)}
                  </SiteLink>
                  {maker.localName !== maker.name && (
                    <span
                      className="block text-xs font-normal text-ink-3"
                      lang={locale === maker.localLanguage ? 'en' : maker.localLanguage}
                    >
                      {locale === maker.localLanguage ? maker.name : maker.localName}
                    </span>
                  )}
                </span>
              ),
            },
            { header: t('place'), cell: ({ place, country }) => `${place}, ${country}` },
            {
              header: t('sectors'),
              cell: ({ sectors }) => sectors.map((sector) => words(`sector.${sector}` as 'sector.transport')).join(' · '),
            },
            { header: t('staff'), align: 'right', cell: ({ staff }) => staff ?? '–' },
            { header: t('products'), align: 'right', cell: ({ products }) => products },
          ]}
        />
      )}
      <Pagination label={t('pages')} base={addressOf('/makers', asked)} newer={newer} older={older} />
    </>
  )
}
