import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'

export type TitleCell = { label: string; value: ReactNode }

type Props = {
  /** Public number: "MOI-2026-000142". */
  number: string
  /** Counts from 1; a record that cannot change has none. */
  revision?: number
  /** A StatusTag. */
  state: ReactNode
  /** Dates first, the owner last; each in its own ruled cell. */
  cells: TitleCell[]
}

/** The ruled head of every record, like a drawing's title block: the same cells on screen, in mail and on paper. */
export function TitleBlock({ number, revision, state, cells }: Props) {
  const t = useTranslations('ui.titleBlock')
  return (
    <dl className="flex flex-wrap border-t border-l border-line-strong bg-surface" data-keep="">
      <Cell label={t('number')}>
        <span className="flex items-center gap-1">
          <span className="font-mono text-sm whitespace-nowrap">{number}</span>
          <CopyButton text={number} words={{ copy: t('copy', { number }), copied: t('copied') }} />
        </span>
      </Cell>
      {revision !== undefined && <Cell label={t('revision')}>{revision}</Cell>}
      <Cell label={t('state')}>{state}</Cell>
      {cells.map(({ label, value }) => (
        <Cell key={label} label={label}>
          {value}
        </Cell>
      ))}
    </dl>
  )
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-fit grow border-r border-b border-line-strong px-3 py-2 max-sm:min-w-1/2">
      <dt className="text-2xs text-ink-3">{label}</dt>
      <dd className="text-sm">{children}</dd>
    </div>
  )
}
