import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { Reconciliation } from '#lib/payments/index.ts'

/** Our ledger beside the balance that Stripe states, asked for just now. */
export function ReconciliationTable({ compared }: { compared: Reconciliation | null }) {
  const t = useTranslations('payments.ledger')
  if (!compared)
    return (
      <EmptyState kind="failed" title={t('stripeAway')}>
        <p>{t('stripeAwayText')}</p>
      </EmptyState>
    )
  if (compared.length === 0) return null
  return (
    <DataTable
      caption={t('reconciliation')}
      rows={compared}
      keyOf={({ ledger }) => ledger.currency}
      columns={[
        { header: t('currency'), names: true, cell: ({ ledger }) => ledger.currency },
        { header: t('inLedger'), align: 'right', cell: ({ ledger }) => <MoneyText value={ledger} /> },
        { header: t('atStripe'), align: 'right', cell: ({ stripe }) => <MoneyText value={stripe} /> },
        { header: t('difference'), align: 'right', cell: ({ difference }) => <MoneyText value={difference} /> },
        {
          header: t('state'),
          cell: ({ difference }) =>
            difference.minor === 0n ? (
              <StatusTag kind="done">{t('agrees')}</StatusTag>
            ) : (
              <StatusTag kind="attention">{t('differs')}</StatusTag>
            ),
        },
      ]}
    />
  )
}
