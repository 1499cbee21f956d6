import { useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice.tsx'
import type { InvoiceDetail } from '#lib/payments/index.ts'

/** What went back and what that means: a dispute that is open or lost, a refund. Nothing when all went well. */
export function Setbacks({ invoice, side }: { invoice: InvoiceDetail; side: 'city' | 'maker' }) {
  const t = useTranslations('payments.setback')
  if (invoice.status === 'disputed')
    return (
      <Notice kind="warning" title={t('disputed')}>
        <p>{t(`disputedText.${side}`)}</p>
      </Notice>
    )
  if (invoice.status === 'refunded')
    return (
      <Notice kind="info" title={t('refunded')}>
        <p>{t(`refundedText.${side}`)}</p>
      </Notice>
    )
  if (invoice.status === 'due' && invoice.payment?.status === 'lost')
    return (
      <Notice kind="warning" title={t('lost')}>
        <p>{t(`lostText.${side}`)}</p>
      </Notice>
    )
  return null
}
