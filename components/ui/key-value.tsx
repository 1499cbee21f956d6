import type { ReactNode } from 'react'

/** Answers to read and check, one ruled row each. */
export function KeyValue({ rows }: { rows: { label: string; value: ReactNode; change?: ReactNode }[] }) {
  return (
    <dl className="border-t border-line-strong">
      {rows.map(({ label, value, change }) => (
        <div key={label} className="grid gap-x-4 border-b border-line py-2.5 md:grid-cols-[minmax(10rem,1fr)_2fr_6rem]">
          <dt className="text-sm font-semibold">{label}</dt>
          <dd className="min-w-0">{value}</dd>
          {change && <dd className="text-sm md:text-right">{change}</dd>}
        </div>
      ))}
    </dl>
  )
}
