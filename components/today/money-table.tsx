import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import type { MilestoneSums } from '#lib/insight/index.ts'
import { type Currency, money } from '#lib/values/money.ts'

/** Milestones by what has become of their money; currencies are never added to one another. */
export function MoneyTable({ sums }: { sums: MilestoneSums[] }) {
  const t = useTranslations('today.money')
  const column = (key: 'paid' | 'due' | 'ahead') => ({
    header: t(key),
    align: 'right' as const,
    cell: (row: MilestoneSums) => <MoneyText value={money(row[key], row.currency as Currency)} />,
  })
  return (
    <DataTable
      caption={t('title')}
      rows={sums}
      keyOf={({ currency }) => currency}
      columns={[
        { header: t('currency'), names: true, cell: ({ currency }) => currency },
        column('paid'),
        column('due'),
        column('ahead'),
      ]}
    />
  )
}
