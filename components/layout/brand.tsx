import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/ui/site-link.tsx'

/** The product's name behind the line: done, a stretch of work, next. */
export function Brand() {
  const t = useTranslations('common')
  return (
    <SiteLink
      to="/"
      className="flex min-h-11 items-center gap-2.5 font-display text-sm leading-tight font-semibold text-ink md:text-lg"
    >
      <svg viewBox="0 0 44 16" className="h-4 w-11 shrink-0 text-brand" aria-hidden="true">
        <path d="M8 8H31" stroke="currentColor" strokeWidth="2" />
        <rect x="1" y="2" width="12" height="12" fill="currentColor" />
        <circle cx="37" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      <span className="max-w-24 md:max-w-none" lang="en">
        {t('brand')}
      </span>
    </SiteLink>
  )
}
