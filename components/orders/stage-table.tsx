import { useFormatter, useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import type { OrderLineView } from '#lib/fulfilment/index.ts'

const stages = ['made', 'unwitnessed', 'tested', 'rejected', 'packed', 'shipped', 'arrived', 'installed', 'commissioned'] as const

/** How many units reached each stage. */
export function StageTable({ line }: { line: OrderLineView }) {
  const t = useTranslations('orders.stage')
  const format = useFormatter()
  const units = (stage: (typeof stages)[number]) => line.state?.[stage] ?? 0
  return (
    <DataTable
      caption={t('caption')}
      rows={stages}
      keyOf={(stage) => stage}
      columns={[
        { header: t('stage'), names: true, cell: (stage) => t(stage) },
        { header: t('units'), align: 'right', cell: (stage) => format.number(units(stage)) },
        {
          header: t('share'),
          align: 'right',
          cell: (stage) => format.number(units(stage) / line.quantity, { style: 'percent', maximumFractionDigits: 0 }),
        },
      ]}
    />
  )
}
