import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { FigureRow } from '#components/today/figure-row.tsx'
import { MoneyTable } from '#components/today/money-table.tsx'
import { WaitingList } from '#components/today/waiting-list.tsx'
import { button } from '#components/ui/button.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { findCityToday } from '#lib/insight/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import { isMember } from '#lib/platform/actor.ts'

export const access = cityAccess()

type Props = { params: Promise<{ locale: string; org: string }> }

export async function generateMetadata({ params }: Props) {
  const { organization } = await enterDesk(params, access)
  return { title: `${(await getTranslations('today'))('title')} – ${organization.name}` }
}

export default async function CityTodayPage({ params }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const today = await findCityToday(actor)
  const t = await getTranslations('today')
  const { figures } = today
  const write = { to: `/w/${organization.slug}/city/needs/new`, label: t('writeNeed') }
  const mayWrite = isMember(actor, 'city', 'officer')
  return (
    <div className="grid grid-cols-1 gap-8">
      <PageHeading
        title={t('title')}
        lead={t('cityLead')}
        action={
          mayWrite &&
          today.hasNeeds && (
            <SiteLink to={write.to} className={button.primary}>
              {write.label}
            </SiteLink>
          )
        }
      />
      {today.waiting.length > 0 ? (
        <WaitingList waiting={today.waiting} slug={organization.slug} now={today.asOf} />
      ) : (
        <EmptyState
          kind="none"
          title={today.hasNeeds ? t('nothingWaits') : t('firstNeed')}
          action={!today.hasNeeds && mayWrite ? write : undefined}
        >
          <p>{today.hasNeeds ? t('cityNothing') : t('firstNeedText')}</p>
        </EmptyState>
      )}
      <FigureRow
        figures={[
          { label: t('figures.openNeeds'), value: figures.openNeeds },
          { label: t('figures.sealedQuotes'), value: figures.sealedQuotes },
          { label: t('figures.inProduction'), value: figures.ordersInProduction },
          { label: t('figures.late'), value: figures.lateMilestones },
        ]}
      />
      {today.money.length > 0 && <MoneyTable sums={today.money} />}
    </div>
  )
}
