import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { DeviceStatus } from '#components/devices/device-status.tsx'
import { button } from '#components/ui/button.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { listDevices, mayManageDevices } from '#lib/devices/index.ts'
import { makerAccess } from '#lib/platform/access.ts'

export const access = makerAccess()

type Props = { params: Promise<{ locale: string; org: string }>; searchParams: Promise<{ cursor?: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('devices'))('title') }
}

/** The maker's devices: what each of them says at the moment, and for which order. */
export default async function DevicesPage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const t = await getTranslations('devices')
  const { rows, older, newer, now } = await listDevices(actor, await searchParams)
  const base = `/w/${organization.slug}/maker`
  const register = mayManageDevices(actor) ? { to: `${base}/devices/new`, label: t('register') } : undefined
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        action={
          register && (
            <SiteLink to={register.to} className={button.primary}>
              {register.label}
            </SiteLink>
          )
        }
      />
      {rows.length === 0 ? (
        <EmptyState kind="none" title={t('none')} action={register}>
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t('caption')}
          captionHidden
          rows={rows}
          keyOf={(row) => row.id}
          columns={[
            {
              header: t('column.device'),
              names: true,
              cell: (row) => (
                <span>
                  <SiteLink to={`${base}/devices/${row.id}`} className="text-brand underline underline-offset-4">
                    {row.name}
                  </SiteLink>{' '}
                  <span className="font-mono text-xs font-normal whitespace-nowrap text-ink-3">{row.number}</span>
                </span>
              ),
            },
            { header: t('column.kind'), cell: (row) => t(`kind.${row.kind}`) },
            {
              header: t('column.reports'),
              cell: (row) => <DeviceStatus status={row.status} lastReadAt={row.lastReadAt} now={now} />,
            },
            { header: t('column.state'), cell: (row) => t(`state.${row.state ?? 'unknown'}`) },
            {
              header: t('column.last'),
              cell: (row) => (row.lastReadAt ? <DateText at={row.lastReadAt} zone={organization.timeZone} /> : t('never')),
            },
            {
              header: t('column.order'),
              cell: (row) =>
                row.line ? (
                  <SiteLink
                    to={`${base}/orders/${row.line.orderId}`}
                    className="font-mono text-xs text-brand underline underline-offset-4"
                  >
                    {row.line.orderNumber}
                  </SiteLink>
                ) : (
                  t('unbound')
                ),
            },
          ]}
        />
      )}
      <Pagination label={t('pages')} base={`${base}/devices`} newer={newer} older={older} />
    </>
  )
}
