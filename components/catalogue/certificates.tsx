import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import { day } from '#lib/values/time.ts'
import { SchemeName } from './scheme-name'

type Props = { certificates: { scheme: string; validUntil: Date | null }[]; now: Date; none: string }

/** What can be shown, with its last day; what has ended stays visible and says so. */
export function Certificates({ certificates, now, none }: Props) {
  const t = useTranslations('catalogue.one')
  if (certificates.length === 0) return <p className="text-ink-2">{none}</p>
  return (
    <DataTable
      caption={t('certificates')}
      rows={certificates}
      keyOf={({ scheme, validUntil }) => `${scheme}${validUntil?.getTime() ?? ''}`}
      columns={[
        { header: t('scheme'), names: true, cell: ({ scheme }) => <SchemeName scheme={scheme} /> },
        {
          header: t('validUntil'),
          cell: ({ validUntil }) => {
            if (validUntil === null) return t('noEnd')
            const ended = validUntil.getTime() + day <= now.getTime()
            return (
              <span className="inline-flex flex-wrap items-center gap-2">
                <DateText at={validUntil} dateOnly />
                {ended && <StatusTag kind="rejected">{t('ended')}</StatusTag>}
              </span>
            )
          },
        },
      ]}
    />
  )
}
