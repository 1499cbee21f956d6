import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { button } from '#components/ui/button.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { listOwnProducts } from '#lib/catalog/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { isMember } from '#lib/platform/actor.ts'
import { type Currency, money } from '#lib/values/money.ts'
import { ListingStatus } from './listing-status'

export const access = makerAccess()

type Props = {
  params: Promise<{ locale: string; org: string }>
  searchParams: Promise<{ cursor?: string; listed?: string }>
}

export async function generateMetadata({ params }: Props) {
  const { organization } = await enterDesk(params, access)
  return { title: `${(await getTranslations('products'))('title')} – ${organization.name}` }
}

export default async function OwnProductsPage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const { cursor, listed } = await searchParams
  const { rows, older, newer } = await listOwnProducts(actor, { cursor })
  const t = await getTranslations('products')
  const words = await getTranslations('catalogue')
  const base = `/w/${organization.slug}/maker/products`
  const list = isMember(actor, 'maker', 'owner', 'sales') ? { to: `${base}/new`, label: t('list') } : undefined
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        action={
          list && (
            <SiteLink to={list.to} className={button.primary}>
              {list.label}
            </SiteLink>
          )
        }
      />
      {listed && (
        <div className="mb-6">
          <Notice kind="done" title={t('listed')} announce>
            <p>{t('listedText')}</p>
          </Notice>
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState kind="none" title={t('none')} action={list}>
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              header: t('column.product'),
              names: true,
              cell: (product) => (
                <SiteLink
                  to={`${base}/${product.id}`}
                  lang={product.language}
                  className="text-brand underline underline-offset-4 hover:text-brand-hover"
                >
                  {product.name}
                </SiteLink>
              ),
            },
            {
              header: t('column.state'),
              cell: (product) => (
                <div>
                  <ListingStatus status={product.status} />
                  {product.rejectedReason && <p className="mt-1 max-w-xs text-xs text-danger">{product.rejectedReason}</p>}
                </div>
              ),
            },
            { header: t('column.sector'), cell: (product) => words(`sector.${product.sector}` as never) },
            {
              header: t('column.price'),
              align: 'right',
              cell: (product) =>
                product.priceMinor === null ? '–' : <MoneyText value={money(product.priceMinor, product.currency as Currency)} />,
            },
            { header: t('column.perWeek'), align: 'right', cell: (product) => product.unitsPerWeek ?? '–' },
            {
              header: t('column.leadTime'),
              align: 'right',
              cell: (product) => words('weeks', { count: product.leadTimeWeeks }),
            },
          ]}
        />
      )}
      <Pagination label={t('pages')} base={base} newer={newer} older={older} />
    </>
  )
}
