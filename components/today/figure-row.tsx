import { useFormatter } from 'next-intl'
import type { ReactNode } from 'react'

type Figure = { label: string; value: number | bigint | ReactNode }

/** A desk's counts in ruled cells, each with its word. */
export function FigureRow({ figures }: { figures: Figure[] }) {
  const format = useFormatter()
  return (
    <dl className="grid grid-cols-2 border-t border-l border-line-strong bg-surface md:grid-cols-4">
      {figures.map(({ label, value }) => (
        <div key={label} className="flex flex-col-reverse justify-end border-r border-b border-line-strong px-4 py-3">
          <dt className="text-xs text-ink-2">{label}</dt>
          <dd className="font-display text-2xl font-semibold">
            {typeof value === 'number' || typeof value === 'bigint' ? format.number(value) : value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
