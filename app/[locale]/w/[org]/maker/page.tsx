import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { FigureRow } from '#components/today/figure-row.tsx'
import { MoneyTable } from '#components/today/money-table.tsx'
import { WaitingList } from '#components/today/waiting-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { findMakerToday } from '#lib/insight/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { SetUp } from './set-up'

export const access = makerAccess()

type Props = { params: Promise<{ locale: string; org: string }> }

export async function generateMetadata({ params }: Props) {
  const { organization } = await enterDesk(params, access)
  return { title: `${(await getTranslations('today'))('title')} – ${organization.name}` }
}

export default async function MakerTodayPage({ params }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const today = await findMakerToday(actor)
  const t = await getTranslations('today')
  const { figures, setUp } = today
  const beginning = !(setUp.line && setUp.product && setUp.published)
  return (
    <div className="grid grid-cols-1 gap-8">
      <PageHeading title={t('title')} lead={t('makerLead')} />
      {beginning && <SetUp done={setUp} slug={organization.slug} />}
      {today.waiting.length > 0 ? (
        <WaitingList waiting={today.waiting} slug={organization.slug} now={today.asOf} />
      ) : (
        <EmptyState kind="none" title={t('nothingWaits')}>
          <p>{t('makerNothing')}</p>
        </EmptyState>
      )}
      <FigureRow
        figures={[
          { label: t('figures.inProduction'), value: figures.ordersInProduction },
          { label: t('figures.openMatches'), value: figures.openMatches },
          { label: t('figures.devices'), value: figures.devices },
          { label: t('figures.silent'), value: figures.silentDevices },
        ]}
      />
      {today.money.length > 0 && <MoneyTable sums={today.money} />}
      {!beginning && !(setUp.device && setUp.payout) && <SetUp done={setUp} slug={organization.slug} />}
    </div>
  )
}
