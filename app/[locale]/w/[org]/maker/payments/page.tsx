import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { RefreshWhile } from '#components/needs/refresh-while.tsx'
import { InvoiceTable } from '#components/payments/invoice-table.tsx'
import { Sums } from '#components/payments/sums.tsx'
import { button } from '#components/ui/button.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { findPayoutState, listInvoices, listOpenLines, listTotals, mayChangePayout } from '#lib/payments/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { PayoutPanel } from './payout-panel'

export const access = makerAccess('owner', 'sales')

type Props = {
  params: Promise<{ locale: string; org: string }>
  searchParams: Promise<{ view?: string; cursor?: string; from?: string }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('payments.list'))('title') }
}

/** What the maker is owed and was paid, whom it waits for, and where its money goes. */
export default async function MakerPaymentsPage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const { view, cursor, from } = await searchParams
  const open = view !== 'closed'
  const t = await getTranslations('payments.list')
  const totals = await listTotals(actor)
  const payout = await findPayoutState(actor)
  const unmatched = (await listOpenLines(actor)).length
  const { rows, older, newer, now } = await listInvoices(actor, { open, cursor })
  const base = `/w/${organization.slug}/maker/payments`
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t('makerLead')}
        action={
          <SiteLink to={`${base}/statement`} className={button.secondary}>
            {t('statement', { count: unmatched })}
          </SiteLink>
        }
      />
      {totals.length > 0 && <Sums totals={totals} />}
      <Tabs
        label={t('views')}
        tabs={[
          { to: base, label: t('open'), current: open },
          { to: `${base}?view=closed`, label: t('closed'), current: !open },
        ]}
      />
      <div className="mb-8">
        {rows.length === 0 ? (
          <EmptyState kind="none" title={t(open ? 'noneOpen' : 'noneClosed')}>
            <p>{t('makerNone')}</p>
          </EmptyState>
        ) : (
          <InvoiceTable invoices={rows} side="maker" base={base} now={now} zone={organization.timeZone} />
        )}
        <Pagination label={t('pages')} base={open ? base : `${base}?view=closed`} newer={newer} older={older} />
      </div>
      {payout && (
        <PayoutPanel payout={payout} slug={organization.slug} mayChange={mayChangePayout(actor)} back={from === 'stripe'} />
      )}
      <RefreshWhile busy={from === 'stripe' && payout?.stripe === 'started'} />
    </>
  )
}
