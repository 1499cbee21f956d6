import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { formatDate } from '#components/ui/date-text.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { Forecast, Outlook } from '#lib/fulfilment/index.ts'
import { addWeeks, endOf, startOf, type Week, week, weekOf } from '#lib/values/time.ts'

const kinds = { onTime: 'done', lateRisk: 'stale', late: 'late' } as const satisfies Record<Outlook, string>

type Props = { forecast: Forecast; now: Date; zone: string }

/** When all of it will have arrived: in words first, then the weeks drawn with the interval and the due week. */
export function ForecastPanel({ forecast, now, zone }: Props) {
  const t = useTranslations('orders.forecast')
  const format = useFormatter()
  const locale = useLocale()
  const end = (monday: Week) => formatDate(endOf(monday), { locale, zone, dateOnly: true })
  const { early, late, due, dueProbability, outlook } = forecast
  // Certainty is not what an estimate has.
  const chance = Math.min(Math.max(dueProbability, 0.01), 0.99)
  return (
    <section className="border border-line-strong bg-surface p-4">
      <h3 className="flex flex-wrap items-center gap-3 text-lg">
        {t('title')}
        <StatusTag kind={kinds[outlook]}>{t(outlook)}</StatusTag>
      </h3>
      <p className="mt-2">
        {early === late ? t('one', { week: end(late) }) : t('interval', { early: end(early), late: end(late) })}
      </p>
      <p className="mt-1 text-sm text-ink-2">
        {t('chance', { due: end(due), chance: format.number(chance, { style: 'percent', maximumFractionDigits: 0 }) })}{' '}
        {t('pace', { units: format.number(forecast.unitsPerWeek, { maximumFractionDigits: 0 }) })}
      </p>
      <Weeks forecast={forecast} now={now} zone={zone} />
    </section>
  )
}

/** One unit of width a week, from this week to two after the later of the interval's end and the due week. */
function Weeks({ forecast, now, zone }: Props) {
  const t = useTranslations('orders.forecast')
  const locale = useLocale()
  const first = weekOf(now)
  const x = (monday: Week) => Math.round((startOf(monday).getTime() - startOf(first).getTime()) / week)
  const width = Math.max(x(forecast.late), x(forecast.due), 0) + 3
  const due = x(forecast.due) + 1
  const day = (instant: Date) => formatDate(instant, { locale, zone, dateOnly: true })
  return (
    <figure className="mt-3">
      <svg
        viewBox={`0 0 ${width} 3`}
        preserveAspectRatio="none"
        className="h-8 w-full border border-line bg-sunken"
        aria-hidden="true"
      >
        <rect
          x={x(forecast.early)}
          y="0.6"
          width={x(forecast.late) - x(forecast.early) + 1}
          height="1.8"
          className="fill-brand"
        />
        {due > 0 && <rect x={due - width / 400} y="0" width={width / 200} height="3" className="fill-ink" />}
      </svg>
      <figcaption className="mt-1 flex flex-wrap justify-between gap-x-4 text-2xs text-ink-3">
        <span>{day(startOf(first))}</span>
        <span className="inline-flex items-center gap-1.5">
          <svg viewBox="0 0 8 8" className="size-2.5" aria-hidden="true">
            <rect width="8" height="8" className="fill-brand" />
          </svg>
          {t('legendInterval')}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <svg viewBox="0 0 8 8" className="size-2.5" aria-hidden="true">
            <rect x="3" width="2" height="8" className="fill-ink" />
          </svg>
          {t('legendDue')}
        </span>
        <span>{day(endOf(addWeeks(first, width - 1)))}</span>
      </figcaption>
    </figure>
  )
}
