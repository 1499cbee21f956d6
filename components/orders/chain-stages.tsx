import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import type { ChainStageView } from '#lib/orders/index.ts'

/** Who makes what for whom, stage by stage: the prime answers for all of it. */
export function ChainStages({ stages }: { stages: readonly ChainStageView[] }) {
  const t = useTranslations('orders.chain')
  if (stages.length === 0) return null
  return (
    <section className="grid gap-3">
      <DataTable
        caption={t('title')}
        rows={stages}
        keyOf={({ maker, role }) => `${maker} ${role}`}
        columns={[
          { header: t('maker'), names: true, cell: ({ maker }) => maker },
          { header: t('stage'), cell: ({ role, product }) => `${t(`role.${role}`)}: ${product}` },
          {
            header: t('weeks'),
            cell: ({ first, last }) => (
              <>
                <DateText at={first} dateOnly /> – <DateText at={last} dateOnly />
              </>
            ),
          },
          {
            header: t('planned'),
            align: 'right',
            cell: ({ plannedByNow, quantity, unit }) => (
              <>
                <QuantityText value={plannedByNow} unit={unit} /> / <QuantityText value={quantity} unit={unit} />
              </>
            ),
          },
        ]}
      />
      <p className="max-w-prose text-sm text-ink-2">{t('lead')}</p>
    </section>
  )
}
