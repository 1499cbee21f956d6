import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { listListings, type ProductStatus } from '#lib/catalog/index.ts'
import { operatorAccess } from '#lib/platform/access.ts'

export const access = operatorAccess()

const shown = ['in_review', 'published', 'rejected'] as const satisfies ProductStatus[]

type Props = {
  params: Promise<{ locale: string; org: string }>
  searchParams: Promise<{ status?: string; cursor?: string; decided?: string }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('operator.listings'))('title') }
}

export default async function ListingsPage({ params, searchParams }: Props) {
  const { organization } = await enterDesk(params, access)
  const asked = await searchParams
  const status = shown.find((one) => one === asked.status) ?? 'in_review'
  const { rows, older, newer } = await listListings({ status, cursor: asked.cursor })
  const t = await getTranslations('operator.listings')
  const words = await getTranslations('catalogue')
  const states = await getTranslations('products.status')
  const base = `/w/${organization.slug}/operator/listings`
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      {(asked.decided === 'published' || asked.decided === 'rejected') && (
        <div className="mb-6">
          <Notice kind="done" title={t(`decided.${asked.decided}`)} announce />
        </div>
      )}
      <Tabs
        label={t('states')}
        tabs={shown.map((one) => ({ to: `${base}?status=${one}`, label: states(one), current: one === status }))}
      />
      {rows.length === 0 ? (
        <EmptyState kind="none" title={status === 'in_review' ? t('clear') : undefined}>
          {status === 'in_review' ? <p>{t('clearText')}</p> : undefined}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              header: t('product'),
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
            { header: t('maker'), cell: ({ maker }) => `${maker.name}, ${maker.country}` },
            { header: t('sector'), cell: ({ sector }) => words(`sector.${sector}` as never) },
            { header: t('cpv'), cell: ({ cpv }) => <span className="font-mono text-xs">{cpv}</span> },
            ...(status === 'rejected'
              ? [{ header: t('reason'), cell: (product: (typeof rows)[number]) => product.rejectedReason }]
              : []),
          ]}
        />
      )}
      <Pagination label={t('pages')} base={`${base}?status=${status}`} newer={newer} older={older} />
    </>
  )
}
