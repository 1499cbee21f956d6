import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Stop, TheLine } from './the-line'

/** The seven stops of every deal, in order. */
export const dealStops = ['published', 'quoting', 'compared', 'awarded', 'inProduction', 'delivered', 'paid'] as const
export type DealStop = (typeof dealStops)[number]

type Props = {
  now: DealStop
  /** True when the last stop is behind it as well. */
  finished?: boolean
  /** Days behind the plan at the present stop, 0 when on time. */
  lateDays?: number
  /** A date or a remark below a stop. */
  notes?: Partial<Record<DealStop, ReactNode>>
  /** Who must act next, and by when. */
  next?: ReactNode
}

export function DealLine({ now, finished = false, lateDays = 0, notes = {}, next }: Props) {
  const t = useTranslations('ui.line')
  const at = dealStops.indexOf(now)
  const stops = dealStops.map((stop, index): Stop => {
    const label = t(`deal.${stop}`)
    if (index < at || finished) return { label, state: 'done', note: notes[stop] }
    if (index > at) return { label, state: 'future', note: notes[stop] }
    return lateDays > 0
      ? { label, state: 'late', note: t('lateDays', { days: lateDays }) }
      : { label, state: 'now', note: notes[stop] }
  })
  return <TheLine label={t('dealLabel')} stops={stops} next={next} />
}
