import { startOf, type Week } from '#lib/values/time.ts'

export type PlannedWeek = { week: Week; units: number; allocated: number }
export type Month = { key: string; first: Date; weeks: PlannedWeek[]; units: number; free: number }

/** Weeks by the month of their Monday, with the month's sums. */
export function byMonth(weeks: readonly PlannedWeek[]): Month[] {
  const months = new Map<string, Month>()
  for (const week of weeks) {
    const key = week.week.slice(0, 7)
    const month = months.get(key) ?? { key, first: startOf(week.week), weeks: [], units: 0, free: 0 }
    month.weeks.push(week)
    month.units += week.units
    month.free += week.units - week.allocated
    months.set(key, month)
  }
  return [...months.values()]
}

export type Heat = 'closed' | 'free' | 'some' | 'much' | 'full'

/** How much of a week or month is taken; `closed` when nothing is made at all. */
export function heatOf(units: number, free: number): Heat {
  if (units === 0) return 'closed'
  if (free === units) return 'free'
  if (free === 0) return 'full'
  return free * 2 >= units ? 'some' : 'much'
}
