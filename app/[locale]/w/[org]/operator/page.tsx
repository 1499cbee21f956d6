import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import { findOperatorToday } from '#lib/insight/index.ts'
import { operatorAccess } from '#lib/platform/access.ts'

export const access = operatorAccess()

type Props = { params: Promise<{ locale: string; org: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('today'))('title') }
}

export default async function OperatorTodayPage({ params }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const { queues, head, asOf } = await findOperatorToday(actor)
  const t = await getTranslations('today')
  return (
    <div className="grid grid-cols-1 gap-8">
      <PageHeading title={t('title')} lead={t('operatorLead')} />
      <DataTable
        caption={t('queues.title')}
        rows={queues}
        keyOf={({ key }) => key}
        columns={[
          {
            header: t('queues.queue'),
            names: true,
            cell: ({ key, to }) => (
              <SiteLink
                to={`/w/${organization.slug}${to}`}
                className="text-brand underline underline-offset-4 hover:text-brand-hover"
              >
                {t(`queues.${key}`)}
              </SiteLink>
            ),
          },
          { header: t('queues.waiting'), align: 'right', cell: ({ waiting }) => waiting },
          {
            header: t('queues.oldest'),
            cell: ({ oldest }) =>
              oldest ? <Deadline at={oldest} now={asOf} zone="UTC" /> : <span className="text-ink-3">–</span>,
          },
          {
            header: t('queues.state'),
            cell: ({ waiting }) =>
              waiting > 0 ? <StatusTag kind="attention" /> : <StatusTag kind="done">{t('queues.clear')}</StatusTag>,
          },
        ]}
      />
      {head ? (
        <p className="text-sm text-ink-2">
          {t('auditHead', { size: String(head.size) })} <DateText at={head.signedAt} />
        </p>
      ) : (
        <Notice kind="warning" title={t('noHead')} />
      )}
    </div>
  )
}
