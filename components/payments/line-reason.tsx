import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '#components/ui/money-text.tsx'
import type { OpenLine } from '#lib/payments/index.ts'

/** Why a transfer pays no invoice by itself. */
export function LineReason({ line: { mismatch, invoice } }: { line: OpenLine }) {
  const t = useTranslations('payments.statement.reason')
  const locale = useLocale()
  return t(mismatch ?? 'agrees', {
    number: invoice?.number ?? '',
    amount: invoice ? formatMoney(invoice.amount, locale) : '',
  })
}
