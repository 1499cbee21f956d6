import { useTranslations } from 'next-intl'
import { button } from '#components/ui/button.ts'
import { SiteLink } from '#components/ui/site-link.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { OwnMatch } from '#lib/matching/index.ts'

/** An excluded product can be quoted all the same, because the city decides, not the engine. */
export function NextStep({ match, to }: { match: OwnMatch; to: string }) {
  const t = useTranslations('matches')
  return (
    <p className="mt-4">
      {match.quoted ? (
        <StatusTag kind="sealed">{t('quoted')}</StatusTag>
      ) : match.verdict === 'excluded' ? (
        <SiteLink to={to} className={button.secondary}>
          {t('quoteAnyway')}
        </SiteLink>
      ) : (
        <SiteLink to={to} className={button.primary}>
          {t('quote')}
        </SiteLink>
      )}
    </p>
  )
}
