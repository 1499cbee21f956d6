import { useTranslations } from 'next-intl'
import { SiteLink } from './site-link'

type Props = {
  /** What is paged: "Pages of open needs". */
  label: string
  /** Address of the list without a cursor, with its filters: "/tenders?sector=energy". */
  base: string
  /** Cursors as `Page` gives them; null where the list ends. */
  newer: string | null
  older: string | null
}

/** Walks a list by its cursors, sent as `cursor`. Lists that fit on one page show nothing. */
export function Pagination({ label, base, newer, older }: Props) {
  const t = useTranslations('ui.pagination')
  if (!newer && !older) return null
  const link = 'inline-flex min-h-11 items-center px-2 text-brand underline underline-offset-4 hover:text-brand-hover'
  return (
    <nav aria-label={label} className="flex justify-between border-t border-line py-2">
      {newer ? (
        <SiteLink to={withCursor(base, newer)} rel="prev" className={link}>
          ← {t('newer')}
        </SiteLink>
      ) : (
        <span />
      )}
      {older && (
        <SiteLink to={withCursor(base, older)} rel="next" className={link}>
          {t('older')} →
        </SiteLink>
      )}
    </nav>
  )
}

function withCursor(base: string, cursor: string): string {
  return `${base}${base.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
}
