import { useTranslations } from 'next-intl'
import { type StatusKind, StatusTag } from '#components/ui/status-tag.tsx'
import type { InvoiceRow } from '#lib/payments/index.ts'
import { waitings } from '#lib/payments/rules.ts'

type Props = { invoice: Pick<InvoiceRow, 'status' | 'late' | 'waiting'>; side: 'city' | 'maker' }

/** The invoice's state; amber only where the reader is the one to act. */
export function InvoiceStatus({ invoice, side }: Props) {
  const t = useTranslations('payments.status')
  return <StatusTag kind={kindOf(invoice, side)}>{t(invoice.late ? 'late' : invoice.status)}</StatusTag>
}

function kindOf({ status, late, waiting }: Props['invoice'], side: Props['side']): StatusKind {
  if (late) return 'late'
  if (status === 'disputed' || status === 'refunded') return 'rejected'
  if (waitings[waiting] === side) return 'attention'
  return status === 'paid' ? 'done' : 'waiting'
}
