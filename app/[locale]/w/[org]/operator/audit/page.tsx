import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { findAuditTrail } from '#lib/insight/index.ts'
import { operatorAccess } from '#lib/platform/access.ts'
import { EventFilters } from './event-filters'
import { Narrow } from './narrow'
import { Payload } from './payload'

export const access = operatorAccess()

type Props = {
  params: Promise<{ locale: string; org: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata() {
  return { title: (await getTranslations('operator.audit'))('title') }
}

export default async function AuditPage({ params, searchParams }: Props) {
  const { organization } = await enterDesk(params, access)
  const asked = await searchParams
  const text = (name: string) => (typeof asked[name] === 'string' ? asked[name] : undefined)
  const filter = { name: text('name'), subject: text('subject') }
  const { rows, older, newer, head } = await findAuditTrail({ ...filter, cursor: text('cursor') })
  const t = await getTranslations('operator.audit')
  const base = `/w/${organization.slug}/operator/audit`
  const query = new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])))
  const narrow = (name: string, value: string) => `${base}?${new URLSearchParams({ [name]: value })}`
  return (
    <div className="grid grid-cols-1 gap-6">
      <PageHeading title={t('title')} lead={t('lead')} />
      {head ? (
        <section aria-labelledby="head">
          <h2 id="head" className="mb-2 text-lg">
            {t('head')}
          </h2>
          <KeyValue
            rows={[
              { label: t('size'), value: String(head.size) },
              { label: t('root'), value: <span className="font-mono text-xs break-all">{head.root}</span> },
              { label: t('signature'), value: <span className="font-mono text-xs break-all">{head.signature}</span> },
              { label: t('signedAt'), value: <DateText at={head.signedAt} /> },
            ]}
          />
          <p className="mt-3 text-sm text-ink-2">
            {t.rich('verify', {
              command: () => <code className="bg-sunken px-1 font-mono text-ink">npm run verify -- audit</code>,
            })}
          </p>
        </section>
      ) : (
        <Notice kind="warning" title={t('noHead')} />
      )}
      <EventFilters action={base} filter={filter} />
      {rows.length === 0 ? (
        <EmptyState kind={query.size > 0 ? 'noMatch' : 'none'} />
      ) : (
        <DataTable
          caption={t('events')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { header: t('position'), names: true, align: 'right', cell: ({ position }) => String(position) },
            {
              header: t('event'),
              cell: ({ name }) => (
                <Narrow to={narrow('name', name)} label={t('onlyThese', { value: name })}>
                  {name}
                </Narrow>
              ),
            },
            { header: t('at'), cell: ({ occurredAt }) => <DateText at={occurredAt} /> },
            {
              header: t('subject'),
              cell: ({ subject }) => (
                <Narrow to={narrow('subject', subject)} label={t('onlyThese', { value: subject })}>
                  {subject}
                </Narrow>
              ),
            },
            { header: t('actor'), cell: ({ actor }) => <span className="font-mono text-2xs break-all">{actor}</span> },
            {
              header: t('payload'),
              cell: ({ payload }) => <Payload payload={payload} />,
            },
          ]}
        />
      )}
      <Pagination label={t('pages')} base={query.size > 0 ? `${base}?${query}` : base} newer={newer} older={older} />
    </div>
  )
}
