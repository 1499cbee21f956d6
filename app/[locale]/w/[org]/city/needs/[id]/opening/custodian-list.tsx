import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { Committee } from '#lib/sealing/index.ts'

/** Who has given a share, and how many are still needed. */
export function CustodianList({ committee, zone }: { committee: Committee; zone: string }) {
  const t = useTranslations('committee.opening')
  const given = committee.custodians.filter((one) => one.openedAt).length
  return (
    <DataTable
      caption={t('shares', { given, threshold: committee.threshold })}
      rows={committee.custodians}
      keyOf={(one) => one.personId}
      columns={[
        { header: t('custodian'), names: true, cell: (one) => `${one.ordinal} · ${one.name}` },
        {
          header: t('state'),
          cell: (one) =>
            one.openedAt ? <StatusTag kind="done">{t('given')}</StatusTag> : <StatusTag kind="waiting">{t('awaited')}</StatusTag>,
        },
        { header: t('at'), cell: (one) => (one.openedAt ? <DateText at={one.openedAt} zone={zone} /> : '–') },
      ]}
    />
  )
}
