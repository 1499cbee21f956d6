import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { QuarantineRow } from '#lib/telemetry/index.ts'

type Props = { rows: readonly QuarantineRow[]; zone: string; caption: string; captionHidden?: boolean; withDevice?: boolean }

/** What was put aside, with its reason and the place in the message. */
export function QuarantineTable({ rows, zone, caption, captionHidden, withDevice = false }: Props) {
  const t = useTranslations('devices')
  if (rows.length === 0) {
    return (
      <EmptyState kind="none" title={t('quarantine.none')}>
        <p>{t('quarantine.noneText')}</p>
      </EmptyState>
    )
  }
  const device: Column<QuarantineRow>[] = [
    {
      header: t('quarantine.device'),
      cell: ({ device }) => (
        <span>
          {device.name} <span className="font-mono text-xs whitespace-nowrap text-ink-3">{device.number}</span>
        </span>
      ),
    },
    { header: t('quarantine.maker'), cell: ({ device }) => device.maker },
  ]
  const reason = (row: QuarantineRow) => (t.has(`reason.${row.reason}`) ? t(`reason.${row.reason}`) : t('reason.unknown'))
  return (
    <DataTable
      caption={caption}
      captionHidden={captionHidden}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          header: t('quarantine.reason'),
          names: true,
          cell: (row) => (
            <span>
              <StatusTag kind="stale">{reason(row)}</StatusTag>
              {row.pointer && (
                <span className="block text-xs font-normal text-ink-3">{t('quarantine.where', { pointer: row.pointer })}</span>
              )}
            </span>
          ),
        },
        ...(withDevice ? device : []),
        { header: t('quarantine.when'), cell: (row) => <DateText at={row.receivedAt} zone={zone} /> },
        {
          header: t('quarantine.what'),
          cell: (row) => <code className="line-clamp-3 font-mono text-xs break-all">{row.text}</code>,
        },
      ]}
    />
  )
}
