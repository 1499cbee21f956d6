import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SiteLink } from '#components/ui/site-link.tsx'
import { startOf, type Week } from '#lib/values/time.ts'
import { ArrowKeys } from './arrow-keys'
import { byMonth, type Heat, heatOf, type PlannedWeek } from './months'

type Props = {
  weeks: PlannedWeek[]
  /** Address of a week's own view; null where weeks cannot be changed. */
  weekLink: ((week: Week) => string) | null
  chosen?: string
}

/** The darker, the more is taken; the numbers say it too. */
const shades: Record<Heat, string> = {
  closed: 'no-data text-ink-2',
  free: 'bg-surface',
  some: 'bg-brand-tint',
  much: 'bg-brand-tint shadow-[inset_0_-4px_0_0_var(--color-brand)]',
  full: 'bg-brand text-on-brand',
}

/** A line's year: a row for each month, a cell for each week with its free units of all. */
export function WeekGrid({ weeks, weekLink, chosen }: Props) {
  const t = useTranslations('capacity.grid')
  const format = useFormatter()
  const locale = useLocale()
  const day = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const months = byMonth(weeks)
  const width = Math.max(...months.map((month) => month.weeks.length), 1)
  return (
    <ArrowKeys>
      <table className="w-full border-collapse text-sm tabular-nums">
        <caption className="pb-2 text-left text-sm text-ink-2">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className="border border-line-strong bg-sunken px-3 py-2 text-left text-xs">
              {t('month')}
            </th>
            <th scope="col" className="border border-line-strong bg-sunken px-3 py-2 text-right text-xs">
              {t('monthFree')}
            </th>
            <th scope="colgroup" colSpan={width} className="border border-line-strong bg-sunken px-3 py-2 text-left text-xs">
              {t('weeks')}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.key}>
              <th
                scope="row"
                className="border border-line-strong bg-surface px-3 py-1 text-left font-semibold whitespace-nowrap"
              >
                {format.dateTime(month.first, { month: 'short', year: 'numeric', timeZone: 'UTC' })}
              </th>
              <td
                className={`border border-line-strong px-3 py-1 text-right whitespace-nowrap ${shades[heatOf(month.units, month.free)]}`}
              >
                {t('freeOf', { free: month.free, units: month.units })}
              </td>
              {month.weeks.map(({ week, units, allocated }) => (
                <td
                  key={week}
                  className={`border border-line-strong p-0 ${shades[heatOf(units, units - allocated)]} ${week === chosen ? 'outline-3 -outline-offset-3 outline-ink' : ''}`}
                >
                  <Cell to={weekLink?.(week)} current={week === chosen}>
                    <span className="block text-2xs">{day.format(startOf(week))}</span>
                    <span className="block font-semibold whitespace-nowrap">
                      {units === 0 ? t('closed') : t('freeOf', { free: units - allocated, units })}
                    </span>
                  </Cell>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ArrowKeys>
  )
}

function Cell({ to, current, children }: { to: string | undefined; current: boolean; children: ReactNode }) {
  const shape = 'block min-h-11 min-w-20 px-2 py-1'
  return to ? (
    <SiteLink to={to} scroll={false} aria-current={current ? 'true' : undefined} className={`${shape} hover:underline`}>
      {children}
    </SiteLink>
  ) : (
    <div className={shape}>{children}</div>
  )
}
