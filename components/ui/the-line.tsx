import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LineMarker } from './line-marker'

export type Stop = {
  label: string
  state: 'done' | 'now' | 'future' | 'late'
  /** Below the label: a date, or how late ("late 3 d"). */
  note?: ReactNode
}

type Props = {
  /** What the line is of: "Progress of order PO-…". */
  label: string
  stops: Stop[]
  /** Who must act next, and by when. */
  next?: ReactNode
}

/** One stroke through the milestones. On a phone the labels give way to "Step 3 of 7" with the name of that step. */
export function TheLine({ label, stops, next }: Props) {
  const t = useTranslations('ui.line')
  const at = Math.max(
    stops.findIndex(({ state }) => state === 'now' || state === 'late'),
    stops.findLastIndex(({ state }) => state === 'done'),
    0,
  )
  return (
    <section aria-label={label} data-keep="">
      <p className="mb-2 text-sm font-semibold md:hidden" aria-hidden="true">
        {t('step', { step: at + 1, of: stops.length })} · {stops[at]?.label}
      </p>
      <ol className="flex">
        {stops.map((stop, index) => (
          <li
            key={stop.label}
            aria-current={index === at ? 'step' : undefined}
            className="relative min-w-0 grow basis-0 last:grow-0 md:last:grow md:pr-2"
          >
            {index < stops.length - 1 && (
              <span aria-hidden="true" className={`absolute top-1.75 right-0 left-0 border-t-2 ${strokes[stop.state]}`} />
            )}
            <LineMarker state={stop.state} />
            <span className="mt-1.5 block text-sm leading-snug max-md:sr-only">
              <span className={stop.state === 'now' || stop.state === 'late' ? 'font-semibold text-ink' : 'text-ink-2'}>
                {stop.label}
              </span>
              <span className="sr-only"> – {t(stop.state)}</span>
              {stop.note && (
                <span className={`block text-xs ${stop.state === 'late' ? 'text-danger' : 'text-ink-3'}`}>{stop.note}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {next && (
        <p className="mt-3 text-sm">
          <span className="font-semibold">{t('next')}</span> {next}
        </p>
      )}
    </section>
  )
}

const strokes = {
  done: 'border-brand',
  now: 'border-line-strong',
  future: 'border-line-strong',
  late: 'border-dashed border-danger',
} as const
