import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { NeedLink } from '#components/needs/need-link.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { type StatusKind, StatusTag } from '#components/ui/status-tag.tsx'
import type { Agreement } from '#lib/matching/index.ts'

const kinds: Record<Agreement['status'], StatusKind> = { proposed: 'waiting', signed: 'done', dissolved: 'draft' }

/** Who quotes as one for which need: each member's part, and whether it has signed. */
export function AgreementCard({ agreement, now, children }: { agreement: Agreement; now: Date; children?: ReactNode }) {
  const t = useTranslations('agreements')
  const { number, form, status, need, members } = agreement
  return (
    <article className="border border-line-strong bg-surface p-4 md:p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg">
            <NeedLink to={`/tenders/${need.number}`} need={need} />
          </h2>
          <p className="text-sm text-ink-2">
            {t(`form.${form}`)} · <span className="font-mono text-xs">{number}</span> · {t('closes')}{' '}
            <Deadline at={need.closesAt} now={now} zone={need.timeZone} />
          </p>
        </div>
        <StatusTag kind={kinds[status]}>{t(`status.${status}`)}</StatusTag>
      </div>
      <div className="mt-4">
        <DataTable
          caption={t('members')}
          captionHidden
          rows={members}
          keyOf={({ organizationId }) => organizationId}
          columns={[
            { header: t('maker'), names: true, cell: ({ maker }) => maker },
            { header: t('part'), cell: ({ role, product }) => `${t(`role.${role}`)}: ${product}` },
            { header: t('quantity'), align: 'right', cell: ({ quantity }) => t('units', { quantity }) },
            {
              header: t('signature'),
              cell: ({ signedAt }) => (
                <StatusTag kind={signedAt ? 'done' : 'waiting'}>{signedAt ? t('signed') : t('unsigned')}</StatusTag>
              ),
            },
          ]}
        />
      </div>
      {children}
    </article>
  )
}
