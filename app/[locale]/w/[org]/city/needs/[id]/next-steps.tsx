import { useTranslations } from 'next-intl'
import { button } from '#components/ui/button.ts'
import { SiteLink } from '#components/ui/site-link.tsx'
import type { Committee } from '#lib/sealing/index.ts'
import type { TenderDetail } from '#lib/tenders/index.ts'

type Props = { base: string; need: TenderDetail & { now: Date }; committee: Committee | null }

/** The one thing to do next on a need that is past its preparation. */
export function NextSteps({ base, need, committee }: Props) {
  const t = useTranslations('needs.steps')
  const given = committee?.custodians.filter((one) => one.openedAt).length ?? 0
  if (need.status === 'published') {
    return (
      <p>
        <SiteLink to={`/tenders/${need.number}`} className="text-brand underline underline-offset-4">
          {t('public')}
        </SiteLink>
      </p>
    )
  }
  if (need.status === 'closed') {
    return (
      <div className="flex flex-wrap items-center gap-4">
        <SiteLink to={`${base}/opening`} className={button.primary}>
          {committee?.opening ? t('openingGoesOn') : t('openingStart')}
        </SiteLink>
        {committee?.opening && <p className="text-sm text-ink-2">{t('given', { given, threshold: committee.threshold })}</p>}
      </div>
    )
  }
  if (need.status !== 'opened' && need.status !== 'awarded') return null
  return (
    <div className="flex flex-wrap gap-4">
      <SiteLink to={`${base}/award`} className={button.primary}>
        {need.status === 'opened' ? t('award') : t('awarded')}
      </SiteLink>
      <SiteLink to={`${base}/quotes`} className={button.secondary}>
        {t('compare')}
      </SiteLink>
      <SiteLink to={`${base}/opening`} className={button.secondary}>
        {t('protocol')}
      </SiteLink>
    </div>
  )
}
