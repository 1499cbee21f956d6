import { useTranslations } from 'next-intl'
import type { InvoiceRow } from '#lib/payments/index.ts'

/** Who must act next, by name, and what it is. */
export function WaitingText({ invoice }: { invoice: Pick<InvoiceRow, 'waiting' | 'buyer' | 'seller'> }) {
  const t = useTranslations('payments.waiting')
  return t(invoice.waiting, { city: invoice.buyer.name, maker: invoice.seller.name })
}
