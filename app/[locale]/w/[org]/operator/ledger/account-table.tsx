import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import type { AccountRow } from '#lib/payments/index.ts'

/** Every account with a balance, debit and credit in their own columns. */
export function AccountTable({ accounts }: { accounts: AccountRow[] }) {
  const t = useTranslations('payments.ledger')
  return (
    <DataTable
      caption={t('accounts')}
      rows={accounts}
      keyOf={({ id }) => id}
      columns={[
        { header: t('account'), names: true, cell: ({ kind }) => t(`account_${kind}`) },
        { header: t('owner'), cell: ({ organization }) => organization?.name ?? t('platform') },
        { header: t('kind'), cell: ({ money }) => t(`money_${money}`) },
        {
          header: t('debit'),
          align: 'right',
          cell: ({ balance }) => balance.minor > 0n && <MoneyText value={balance} />,
        },
        {
          header: t('credit'),
          align: 'right',
          cell: ({ balance }) => balance.minor < 0n && <MoneyText value={{ ...balance, minor: -balance.minor }} />,
        },
      ]}
    />
  )
}
