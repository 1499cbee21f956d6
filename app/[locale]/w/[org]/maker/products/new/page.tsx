import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { listCalendars } from '#lib/capacity/index.ts'
import { listOwnProducts } from '#lib/catalog/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { isCurrency } from '#lib/values/money.ts'
import { listProductAction } from '../actions'
import { ProductForm } from '../product-form'

export const access = makerAccess('owner', 'sales')

type Props = { params: Promise<{ locale: string; org: string }> }

export async function generateMetadata({ params }: Props) {
  const { organization } = await enterDesk(params, access)
  return { title: `${(await getTranslations('products.form'))('title')} – ${organization.name}` }
}

export default async function NewProductPage({ params }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const t = await getTranslations('products.form')
  const [lines, latest] = await Promise.all([listCalendars(actor, 0), listOwnProducts(actor, { size: 1 })])
  const currency = latest.rows[0]?.currency ?? 'EUR'
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      {lines.length === 0 ? (
        <EmptyState
          kind="none"
          title={t('noLine')}
          action={{ to: `/w/${organization.slug}/maker/capacity`, label: t('addLine') }}
        >
          <p>{t('noLineText')}</p>
        </EmptyState>
      ) : (
        <ProductForm
          action={listProductAction}
          slug={organization.slug}
          lines={lines}
          currency={isCurrency(currency) ? currency : 'EUR'}
        />
      )}
    </>
  )
}
