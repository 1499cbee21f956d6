import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { button } from './button'
import { SiteLink } from './site-link'

/** Why nothing is shown: five different situations that must never look alike. */
export type EmptyKind = 'none' | 'noMatch' | 'noPermission' | 'failed' | 'stale'

type Props = {
  kind: EmptyKind
  /** What the area is for and what will appear; without them the kind's own words. */
  title?: string
  children?: ReactNode
  /** The first thing to do. */
  action?: { to: string; label: string }
}

export function EmptyState({ kind, title, children, action }: Props) {
  const t = useTranslations('ui.empty')
  return (
    <div data-empty={kind} className={`border bg-surface p-5 md:p-7 ${edges[kind]}`}>
      <p className="text-2xs text-ink-3">{t(`${kind}.kind`)}</p>
      <p className="mt-1 font-display text-lg font-semibold">{title ?? t(`${kind}.title`)}</p>
      <div className="mt-2 max-w-prose text-ink-2">{children ?? <p>{t(`${kind}.text`)}</p>}</div>
      {action && (
        <p className="mt-5">
          <SiteLink to={action.to} className={button.secondary}>
            {action.label}
          </SiteLink>
        </p>
      )}
    </div>
  )
}

const edges: Record<EmptyKind, string> = {
  none: 'border-dashed border-line-strong',
  noMatch: 'border-line-strong',
  noPermission: 'border-line-strong border-l-4 border-l-ink-3',
  failed: 'border-danger border-l-4',
  stale: 'border-warning border-l-4',
}
