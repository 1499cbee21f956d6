import { getTranslations } from 'next-intl/server'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { type StatusKind, StatusTag } from '#components/ui/status-tag.tsx'
import { findStatus } from '#lib/insight/index.ts'
import { publicAccess } from '#lib/platform/access.ts'
import { env } from '#lib/platform/env.ts'
import { checksOf } from './checks'

export const access = publicAccess

export async function generateMetadata() {
  return { title: (await getTranslations('status'))('title') }
}

const kinds: Record<'good' | 'attention' | 'bad', StatusKind> = { good: 'done', attention: 'stale', bad: 'rejected' }

export default async function StatusPage() {
  const t = await getTranslations('status')
  const status = await findStatus()
  const checks = checksOf(status)
  const worst = checks.some(({ state }) => state === 'bad')
    ? 'bad'
    : checks.some(({ state }) => state === 'attention')
      ? 'attention'
      : 'good'
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Notice kind={worst === 'good' ? 'done' : worst === 'bad' ? 'danger' : 'warning'} title={t(`whole.${worst}`)} />
      <div className="mt-6">
        <DataTable
          caption={t('checks')}
          rows={checks}
          keyOf={({ key }) => key}
          columns={[
            { header: t('part'), names: true, cell: ({ key }) => t(`check.${key}`) },
            { header: t('state'), cell: ({ state }) => <StatusTag kind={kinds[state]}>{t(`state_.${state}`)}</StatusTag> },
            {
              header: t('detail'),
              cell: ({ detail }) =>
                detail && (
                  <span>
                    {t(`detail_.${detail.key}` as 'detail_.none', { count: detail.count ?? 0, text: detail.text ?? '' })}
                    {detail.at && (
                      <>
                        {' '}
                        <DateText at={detail.at} />
                      </>
                    )}
                  </span>
                ),
            },
          ]}
        />
      </div>
      <p className="mt-4 text-sm text-ink-3">
        {t('version', { version: status.version, commit: status.commit ?? '–', mode: t(`mode.${env.MODE}`) })}
        {status.database && (
          <>
            {' '}
            {t('asOf')} <DateText at={status.now} />
          </>
        )}
      </p>
    </>
  )
}
