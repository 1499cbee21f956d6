import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/ui/site-link.tsx'
import type { TenderDetail } from '#lib/tenders/index.ts'
import { langOf } from './language'

/** Leads from a need to the notice of somebody else that it was written from; nothing where there is none. */
export function SourceNoticeLink({ notice }: { notice: TenderDetail['sourceNotice'] }) {
  const t = useTranslations('notices.from')
  if (!notice) return null
  return (
    <p className="mt-4 text-sm text-ink-2">
      {t('link', { source: notice.source.name })}:{' '}
      <SiteLink
        to={`/tenders/mirrored/${notice.id}`}
        lang={langOf(notice.language)}
        className="text-brand underline underline-offset-4 hover:text-brand-hover"
      >
        {notice.title}
      </SiteLink>
    </p>
  )
}
