import { useTranslations } from 'next-intl'
import type { InvoiceRow } from '#lib/payments/index.ts'

type Props = {
  invoice: Pick<InvoiceRow, 'waiting' | 'buyer' | 'seller'>
  /** For a table's cell: the name and the word. */
  brief?: boolean
}

/** Who must act next, by name, and what it is. */
export function WaitingText({ invoice, brief }: Props) {
  const t = useTranslations(brief ? 'payments.brief' : 'payments.waiting')
  return t(invoice.waiting, { city: invoice.buyer.name, maker: invoice.seller.name })
}
