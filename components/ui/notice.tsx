import type { ReactNode } from 'react'
import { StatusGlyph } from './status-glyph'

const looks = {
  info: { edge: 'border-l-info', glyph: 'open', colour: 'text-info' },
  done: { edge: 'border-l-success', glyph: 'done', colour: 'text-success' },
  warning: { edge: 'border-l-warning', glyph: 'late', colour: 'text-warning' },
  danger: { edge: 'border-l-danger', glyph: 'rejected', colour: 'text-danger' },
} as const

type Props = {
  kind: keyof typeof looks
  title: string
  children?: ReactNode
  /** Set when it appears as the answer to something the reader did. */
  announce?: boolean
}

export function Notice({ kind, title, children, announce }: Props) {
  const { edge, glyph, colour } = looks[kind]
  return (
    <div role={announce ? 'status' : undefined} className={`border border-l-4 border-line-strong bg-surface px-4 py-3 ${edge}`}>
      <p className={`flex items-center gap-2 font-semibold ${colour}`}>
        <StatusGlyph kind={glyph} />
        {title}
      </p>
      {children && <div className="mt-1 text-sm text-ink">{children}</div>}
    </div>
  )
}
