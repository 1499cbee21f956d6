import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { StatusGlyph } from './status-glyph'

const colours = {
  live: 'bg-signal text-on-signal',
  attention: 'bg-signal text-on-signal',
  stale: 'bg-warning-tint text-warning',
  offline: 'bg-offline-tint text-offline',
  done: 'bg-success-tint text-success',
  late: 'bg-danger-tint text-danger',
  rejected: 'bg-danger-tint text-danger',
  sealed: 'bg-sealed-tint text-sealed',
  waiting: 'bg-info-tint text-info',
  open: 'bg-brand-tint text-brand',
  draft: 'bg-sunken text-ink-2',
} as const

export type StatusKind = keyof typeof colours

type Props = {
  kind: StatusKind
  /** The state in the words of its subject ("Sealed until 16 December"); without it the kind's own word. */
  children?: ReactNode
}

/** Colour, glyph and word together: none of them has to be seen alone. Amber is for what moves or waits for the reader. */
export function StatusTag({ kind, children }: Props) {
  const t = useTranslations('ui.status')
  return (
    <span
      data-status={kind}
      className={`inline-flex items-center gap-1.5 px-2 py-0.5 text-xs font-semibold md:whitespace-nowrap ${colours[kind]}`}
    >
      <StatusGlyph kind={kind} />
      {children ?? t(kind)}
    </span>
  )
}
