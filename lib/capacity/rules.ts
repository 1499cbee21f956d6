import { addWeeks, startOf, type Week, weekOf } from '#lib/values/time.ts'

export type FreeWeek = { week: Week; free: number }

/**
 * The weeks in which units for a delivery can be made: from the contract's week plus the lead time to the due week less the
 * transit, both included. Empty when the lead and the transit leave none.
 */
export function usableWeeks(contractAt: Date, leadTimeWeeks: number, dueAt: Date, transitWeeks: number): Week[] {
  return weeksFrom(addWeeks(weekOf(contractAt), leadTimeWeeks), addWeeks(weekOf(dueAt), -transitWeeks))
}

/** Every week from `first` to `last`, both included. */
export function weeksFrom(first: Week, last: Week): Week[] {
  const weeks: Week[] = []
  for (let week = first; startOf(week) <= startOf(last); week = addWeeks(week, 1)) weeks.push(week)
  return weeks
}

/** Spreads `units` over free weeks, earliest first; null when they do not fit, because capacity is taken whole or not at all. */
export function spread(units: number, free: readonly FreeWeek[]): { week: Week; units: number }[] | null {
  let left = units
  const taken: { week: Week; units: number }[] = []
  for (const { week, free: available } of free) {
    const take = Math.min(left, available)
    if (take > 0) taken.push({ week, units: take })
    left -= take
  }
  return left > 0 ? null : taken
}
