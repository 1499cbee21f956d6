import { useTranslations } from 'next-intl'
import { InvoiceStatus } from '#components/payments/invoice-status.tsx'
import { WaitingText } from '#components/payments/waiting-text.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import type { InvoiceRow } from '#lib/payments/index.ts'

type Props = { invoices: InvoiceRow[]; side: 'city' | 'maker'; base: string; now: Date; zone: string }

/** Invoices with their state and who they wait for, of one city or of one maker. */
export function InvoiceTable({ invoices, side, base, now, zone }: Props) {
  const t = useTranslations('payments')
  return (
    <DataTable
      caption={t('list.caption')}
      captionHidden
      rows={invoices}
      keyOf={({ id }) => id}
      columns={[
        {
          header: t('invoice'),
          names: true,
          cell: ({ id, number }) => (
            <SiteLink
              to={`${base}/${id}`}
              className="font-mono whitespace-nowrap text-brand underline underline-offset-4 hover:text-brand-hover"
            >
              {number}
            </SiteLink>
          ),
        },
        {
          header: t(side === 'city' ? 'maker' : 'city'),
          cell: ({ buyer, seller }) => (side === 'city' ? seller.name : buyer.name),
        },
        {
          header: t('for'),
          cell: ({ milestone, order }) => (
            <span>
              {t(`milestone.${milestone.kind as 'production'}`)}{' '}
              <span className="font-mono text-2xs whitespace-nowrap text-ink-3">{order.number}</span>
            </span>
          ),
        },
        { header: t('amount'), align: 'right', cell: ({ amount }) => <MoneyText value={amount} /> },
        { header: t('state'), cell: (invoice) => <InvoiceStatus invoice={invoice} side={side} /> },
        {
          header: t('next'),
          cell: (invoice) =>
            invoice.waiting === 'nothing' ? <span className="text-ink-3">–</span> : <WaitingText invoice={invoice} brief />,
        },
        {
          header: t('due'),
          cell: ({ status, dueAt, paidAt }) =>
            status === 'due' ? <Deadline at={dueAt} now={now} zone={zone} /> : paidAt && <DateText at={paidAt} zone={zone} />,
        },
      ]}
    />
  )
}
