import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { enterDesk } from '#app/session.ts'
import { titleFor } from '#components/needs/titled.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { findDecision } from '#lib/awards/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import { isMember, type MemberActor } from '#lib/platform/actor.ts'
import { AnnouncedRule } from './announced-rule'
import { AwardForm } from './award-form'
import { Comparison } from './comparison'
import { Decided } from './decided'

export const access = cityAccess()

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

const find = cache((actor: MemberActor, id: string) => findDecision(actor, id))

export async function generateMetadata({ params }: Props) {
  const { actor, locale } = await enterDesk(params, access)
  const decision = await find(actor, (await params).id)
  const t = await getTranslations('award')
  return decision ? { title: `${t('title')} – ${titleFor(decision, locale).text} (${decision.number})` } : {}
}

/** One decision: the opened quotes compared, the award made or, afterwards, what was decided and why. */
export default async function AwardPage({ params }: Props) {
  const { actor, organization, locale } = await enterDesk(params, access)
  const decision = await find(actor, (await params).id)
  if (!decision) notFound()
  const t = await getTranslations('award')
  const title = titleFor(decision, locale)
  const { award, candidates } = decision
  return (
    <div className="grid grid-cols-1 gap-8">
      <PageHeading
        title={award ? t('decided.heading') : t('title')}
        above={
          <SiteLink to={`/w/${organization.slug}/city/needs/${decision.tenderId}`} className="underline underline-offset-4">
            {decision.number} · <span lang={title.lang}>{title.text}</span>
          </SiteLink>
        }
        lead={award ? undefined : t('lead')}
      />
      {award && <Decided decision={decision} award={award} slug={organization.slug} />}
      {candidates.length === 0 ? (
        <EmptyState kind="none" title={t('noValid')}>
          <p>{t('noValidText')}</p>
        </EmptyState>
      ) : (
        <Comparison decision={decision} />
      )}
      {decision.plan && <AnnouncedRule decision={decision} plan={decision.plan} />}
      {!award && candidates.length === 1 && <Notice kind="info" title={t('onlyOne')} />}
      {!award &&
        candidates.length > 0 &&
        decision.status === 'opened' &&
        (isMember(actor, 'city', 'officer') ? (
          <AwardForm decision={decision} slug={organization.slug} />
        ) : (
          <EmptyState kind="noPermission" />
        ))}
    </div>
  )
}
