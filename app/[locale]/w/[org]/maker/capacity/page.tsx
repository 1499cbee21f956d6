import { getTranslations } from 'next-intl/server'
import { enterDesk } from '#app/session.ts'
import { WeekGrid } from '#components/capacity/week-grid.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { listCalendars } from '#lib/capacity/index.ts'
import { makerAccess } from '#lib/platform/access.ts'
import { isMember } from '#lib/platform/actor.ts'
import { AddLine } from './add-line'
import { ChangeWeek } from './change-week'

export const access = makerAccess()

type Props = {
  params: Promise<{ locale: string; org: string }>
  searchParams: Promise<{ line?: string; week?: string; saved?: string }>
}

export async function generateMetadata({ params }: Props) {
  const { organization } = await enterDesk(params, access)
  return { title: `${(await getTranslations('capacity'))('title')} – ${organization.name}` }
}

export default async function CapacityPage({ params, searchParams }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const asked = await searchParams
  const lines = await listCalendars(actor, 52)
  const t = await getTranslations('capacity')
  const base = `/w/${organization.slug}/maker/capacity`
  const line = lines.find(({ id }) => id === asked.line) ?? lines[0]
  const week = line?.weeks.find((candidate) => candidate.week === asked.week)
  const mayPlan = isMember(actor, 'maker', 'owner', 'production')
  return (
    <div className="grid grid-cols-1 gap-8">
      <div>
        <PageHeading title={t('title')} lead={t('lead')} />
        {!line ? (
          <EmptyState kind="none" title={t('none')}>
            <p>{t('noneText')}</p>
          </EmptyState>
        ) : (
          <>
            {lines.length > 1 && (
              <Tabs
                label={t('lines')}
                tabs={lines.map(({ id, name }) => ({ to: `${base}?line=${id}`, label: name, current: id === line.id }))}
              />
            )}
            <h2 className="mb-1 text-lg">{line.name}</h2>
            <p className="mb-4 text-sm text-ink-2">{t('usual', { units: line.unitsPerWeek })}</p>
            {week && asked.saved && (
              <div className="mb-4">
                <Notice kind="done" title={t('saved')} announce />
              </div>
            )}
            <WeekGrid
              weeks={line.weeks}
              chosen={week?.week}
              weekLink={mayPlan ? (monday) => `${base}?line=${line.id}&week=${monday}#week` : null}
            />
            {mayPlan && <ChangeWeek key={week?.week} slug={organization.slug} lineId={line.id} week={week} />}
          </>
        )}
      </div>
      {mayPlan && <AddLine slug={organization.slug} />}
    </div>
  )
}
