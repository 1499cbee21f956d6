import { useLocale, useTranslations } from 'next-intl'
import { WaitingText } from '#components/payments/waiting-text.tsx'
import { formatDate } from '#components/ui/date-text.tsx'
import { type Stop, TheLine } from '#components/ui/the-line.tsx'
import type { InvoiceDetail } from '#lib/payments/index.ts'

/** The way of the money: accepted, invoiced, paid, and through Stripe also held and with the maker. */
export function MoneyLine({ invoice, zone }: { invoice: InvoiceDetail; zone: string }) {
  const t = useTranslations('payments')
  const locale = useLocale()
  const dateOf = (at: Date) => formatDate(at, { locale, zone, dateOnly: true })
  const back = invoice.status === 'disputed' || invoice.status === 'refunded'
  const paid = invoice.status === 'paid'
  const unpaid = invoice.late || back ? 'late' : 'now'
  const stops: Stop[] = [
    { label: t('line.invoiced'), state: 'done', note: dateOf(invoice.issuedAt) },
    {
      label: t(back ? `status.${invoice.status}` : 'line.paid'),
      state: paid ? 'done' : unpaid,
      note: invoice.paidAt && !back ? dateOf(invoice.paidAt) : undefined,
    },
  ]
  if (invoice.rail === 'stripe') stops.push({ label: t('line.withMaker'), state: arrival(invoice) })
  return (
    <TheLine
      label={t('line.label', { number: invoice.number })}
      stops={stops}
      next={invoice.waiting === 'nothing' ? undefined : <WaitingText invoice={invoice} />}
    />
  )
}

function arrival({ status, money }: InvoiceDetail): Stop['state'] {
  if (status !== 'paid' || !money) return 'future'
  return money.held.minor === 0n && money.transferred.minor > 0n ? 'done' : 'now'
}
