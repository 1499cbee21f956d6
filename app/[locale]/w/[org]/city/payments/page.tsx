import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { InvoiceTable } from '#components/payments/invoice-table.tsx'
import { Sums } from '#components/payments/sums.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { listInvoices, listTotals } from '#lib/payments/index.ts'
import { cityAccess } from '#lib/platform/access.ts'

export const access = cityAccess()

type Props = {
  params: Promise<{ locale: string; org: string }>
  searchParams: Promise<{ view?: string; cursor?: string }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('payments.list'))('title') }
}

/** What the city owes and has paid, and whom each invoice waits for. */
export default async function CityPaymentsPage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const { view, cursor } = await searchParams
  const open = view !== 'closed'
  const t = await getTranslations('payments.list')
  const totals = await listTotals(actor)
  const { rows, older, newer, now } = await listInvoices(actor, { open, cursor })
  const base = `/w/${organization.slug}/city/payments`
  return (
    <>
      <PageHeading title={t('title')} lead={t('cityLead')} />
      {totals.length > 0 && <Sums totals={totals} />}
      <Tabs
        label={t('views')}
        tabs={[
          { to: base, label: t('open'), current: open },
          { to: `${base}?view=closed`, label: t('closed'), current: !open },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState kind="none" title={t(open ? 'noneOpen' : 'noneClosed')}>
          <p>{t('cityNone')}</p>
        </EmptyState>
      ) : (
        <InvoiceTable invoices={rows} side="city" base={base} now={now} zone={organization.timeZone} />
      )}
      <Pagination label={t('pages')} base={open ? base : `${base}?view=closed`} newer={newer} older={older} />
    </>
  )
}
