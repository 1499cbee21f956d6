import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { ReadingRow } from '#lib/telemetry/index.ts'
import { ReadingValue } from './reading-value'
import { TimeText } from './time-text'

/** The live inspector: the latest readings as they were stored. */
export function ReadingsTable({ rows, zone }: { rows: readonly ReadingRow[]; zone: string }) {
  const t = useTranslations('devices')
  if (rows.length === 0) {
    return (
      <EmptyState kind="none" title={t('readings.none')}>
        <p>{t('readings.noneText')}</p>
      </EmptyState>
    )
  }
  return (
    <DataTable
      caption={t('readings.title')}
      rows={rows}
      keyOf={(row) => `${row.epoch}/${row.seq}`}
      columns={[
        {
          header: t('readings.key'),
          names: true,
          cell: (row) => <span className="font-mono text-xs">{`${row.epoch} / ${row.seq}`}</span>,
        },
        { header: t('readings.type'), cell: (row) => t(`type.${row.body.type}`) },
        { header: t('readings.value'), align: 'right', cell: (row) => <ReadingValue body={row.body} /> },
        { header: t('readings.at'), cell: (row) => <TimeText at={row.at} zone={zone} /> },
        { header: t('readings.received'), cell: (row) => <DateText at={row.receivedAt} zone={zone} /> },
      ]}
    />
  )
}
