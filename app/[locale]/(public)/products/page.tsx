import { getTranslations } from 'next-intl/server'
import { addressOf, askedOf } from '#components/catalogue/asked.ts'
import { CatalogueFilters } from '#components/catalogue/filters.tsx'
import { ProductPlates } from '#components/catalogue/product-plates.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { listProducts } from '#lib/catalog/index.ts'
import { publicAccess } from '#lib/platform/access.ts'
import { publicActor } from '#lib/platform/actor.ts'

export const access = publicAccess

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations('catalogue'))('title') }
}

export default async function CataloguePage({ searchParams }: Props) {
  const asked = askedOf(await searchParams)
  const { rows, older, newer } = await listProducts(publicActor, {
    words: asked.q,
    sector: asked.sector,
    cursor: asked.cursor,
    size: 24,
  })
  const t = await getTranslations('catalogue')
  const filtered = Boolean(asked.q || asked.sector)
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <CatalogueFilters path="/products" label={t('filter.label')} q={asked.q} sector={asked.sector} />
      {rows.length === 0 ? (
        <EmptyState kind={filtered ? 'noMatch' : 'none'} title={filtered ? undefined : t('none')}>
          {filtered ? undefined : <p>{t('noneText')}</p>}
        </EmptyState>
      ) : (
        <ProductPlates products={rows} />
      )}
      <div className="mt-6">
        <Pagination label={t('pages')} base={addressOf('/products', asked)} newer={newer} older={older} />
      </div>
    </>
  )
}
