import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { NeedLink } from '#components/needs/need-link.tsx'
import { NeedStatus } from '#components/needs/need-status.tsx'
import { button } from '#components/ui/button.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { directPackOf } from '#lib/awards/index.ts'
import { countSealedOn } from '#lib/bids/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import { isMember } from '#lib/platform/actor.ts'
import { listOwnTenders } from '#lib/tenders/index.ts'

export const access = cityAccess()

type Props = { params: Promise<{ locale: string; org: string }>; searchParams: Promise<{ cursor?: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('needs.own'))('title') }
}

export default async function NeedsPage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const t = await getTranslations('needs')
  const { rows, older, newer, now } = await listOwnTenders(actor, (await searchParams).cursor)
  const sealed = await countSealedOn(rows.map((need) => need.id))
  const base = `/w/${organization.slug}/city/needs`
  const mayWrite = isMember(actor, 'city', 'officer')
  return (
    <>
      <PageHeading
        title={t('own.title')}
        lead={t('own.lead')}
        action={
          mayWrite && (
            <span className="flex flex-wrap gap-3">
              <SiteLink to={`${base}/new`} className={button.primary}>
                {t('own.write')}
              </SiteLink>
              {directPackOf(organization.country) && (
                <SiteLink to={`/w/${organization.slug}/city/purchases/new`} className={button.secondary}>
                  {t('own.buy')}
                </SiteLink>
              )}
            </span>
          )
        }
      />
      {rows.length === 0 ? (
        <EmptyState
          kind="none"
          title={t('own.none')}
          action={mayWrite ? { to: `${base}/new`, label: t('own.write') } : undefined}
        >
          <p>{t('own.noneText')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t('own.title')}
          captionHidden
          rows={rows}
          keyOf={(need) => need.id}
          columns={[
            {
              header: t('board.need'),
              names: true,
              cell: (need) => (
                <>
                  <NeedLink to={`${base}/${need.id}`} need={need} />
                  {need.number && <span className="block font-mono text-2xs font-normal text-ink-3">{need.number}</span>}
                </>
              ),
            },
            { header: t('board.state'), cell: (need) => <NeedStatus status={need.status} /> },
            {
              header: t('board.quantity'),
              align: 'right',
              cell: (need) => need.item && <QuantityText value={need.item.quantity} unit={need.item.unit} />,
            },
            { header: t('board.budget'), align: 'right', cell: (need) => <MoneyText value={need.budget} /> },
            {
              header: t('own.sealed'),
              align: 'right',
              cell: (need) => (need.status === 'published' || need.status === 'closed' ? (sealed.get(need.id) ?? 0) : '–'),
            },
            { header: t('board.closes'), cell: (need) => <Deadline at={need.closesAt} now={now} zone={need.timeZone} /> },
          ]}
        />
      )}
      <Pagination label={t('board.pages')} base={base} newer={newer} older={older} />
    </>
  )
}
