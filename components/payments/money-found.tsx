import { useTranslations } from 'next-intl'
import { DateText } from '#components/ui/date-text.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import type { InvoiceDetail } from '#lib/payments/index.ts'
import { subtract } from '#lib/values/money.ts'

/** Where the money of a paid invoice is: seen at the bank, or at Stripe with its fee. */
export function MoneyFound({ invoice, zone }: { invoice: InvoiceDetail; zone: string }) {
  const t = useTranslations('payments.found')
  const { money, bookedAt, amount } = invoice
  if (bookedAt)
    return (
      <KeyValue
        rows={[
          { label: t('seen'), value: <DateText at={bookedAt} zone={zone} dateOnly /> },
          { label: t('received'), value: <MoneyText value={amount} /> },
        ]}
      />
    )
  if (!money) return null
  const rows = [
    { label: t('paid'), value: <MoneyText value={amount} /> },
    { label: t('fee'), value: <MoneyText value={money.fee} /> },
    { label: t('makerGets'), value: <MoneyText value={subtract(amount, money.fee)} /> },
    { label: t('held'), value: <MoneyText value={money.held} /> },
    { label: t('transferred'), value: <MoneyText value={money.transferred} /> },
  ]
  if (money.claim.minor > 0n) rows.push({ label: t('claim'), value: <MoneyText value={money.claim} /> })
  return <KeyValue rows={rows} />
}
