import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { OrderTable } from '#components/orders/order-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { listOrders } from '#lib/fulfilment/index.ts'
import { cityAccess } from '#lib/platform/access.ts'

export const access = cityAccess()

type Props = { params: Promise<{ locale: string; org: string }>; searchParams: Promise<{ cursor?: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('orders'))('title') }
}

export default async function OrdersPage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const t = await getTranslations('orders')
  const { rows, older, newer } = await listOrders(actor, await searchParams)
  const base = `/w/${organization.slug}/city/orders`
  return (
    <>
      <PageHeading title={t('title')} lead={t('leadCity')} />
      {rows.length === 0 ? (
        <EmptyState kind="none" title={t('none')}>
          <p>{t('noneTextCity')}</p>
        </EmptyState>
      ) : (
        <>
          <OrderTable desk="city" base={base} rows={rows} />
          <p className="mt-4 max-w-prose text-sm text-ink-2">
            <a
              href={`/api/ngsi-ld/${organization.slug}/entities`}
              className="text-brand underline underline-offset-4 hover:text-brand-hover"
            >
              {t('devices.link')}
            </a>
            <span className="block">{t('devices.text')}</span>
          </p>
        </>
      )}
      <Pagination label={t('pages')} base={base} newer={newer} older={older} />
    </>
  )
}
