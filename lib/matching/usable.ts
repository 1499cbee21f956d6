/** How much of a line's calendar can become units in time. Pure. */
import { usableWeeks } from '#lib/capacity/rules.ts'
import type { Demand, LineWeek, Offer } from '#lib/matching/offer.ts'

type Line = Pick<Offer, 'leadTimeWeeks' | 'unitsPerWeek' | 'weeks'>

/** Free units that can have arrived by each delivery, in the order of the deliveries. `transit` in weeks. */
export function usableUnits(line: Line, demand: Pick<Demand, 'contractAt' | 'deliveries'>, transit: number): number[] {
  return demand.deliveries.map(({ dueAt }) =>
    weeksUntil(line, demand.contractAt, dueAt, transit).reduce((sum, week) => sum + week.free, 0),
  )
}

/**
 * The smallest whole number added to the line's weekly units after which every delivery is met, caps and minimum orders aside. A week
 * that runs at a part of the line's units (a holiday) gains the same part of what is added, rounded down. Null when no number helps.
 */
export function moreAWeek(line: Line, demand: Pick<Demand, 'contractAt' | 'deliveries'>, transit: number): number | null {
  let more = 0
  for (const { dueAt, quantity } of demand.deliveries) {
    const working = weeksUntil(line, demand.contractAt, dueAt, transit).filter(({ units }) => units > 0)
    const made = (added: number) => working.reduce((sum, week) => sum + raised(week, line.unitsPerWeek, added), 0)
    if (made(more) >= quantity) continue
    if (working.length === 0) return null
    more = smallest(more, (added) => made(added) >= quantity)
  }
  return more
}

function weeksUntil(line: Line, contractAt: Date, dueAt: Date, transit: number): LineWeek[] {
  return usableWeeks(contractAt, line.leadTimeWeeks, dueAt, transit).flatMap((week) => line.weeks.get(week) ?? [])
}

function raised({ units, free }: LineWeek, unitsPerWeek: number, added: number): number {
  return free + Math.floor(((unitsPerWeek + added) * units) / unitsPerWeek) - units
}

/** Halved, not counted: a line that runs at a millionth of its units would take a million steps for each unit. */
function smallest(from: number, enough: (added: number) => boolean): number {
  let least = from
  let most = Math.max(1, from)
  while (!enough(most)) most *= 2
  while (least < most) {
    const middle = Math.floor((least + most) / 2)
    if (enough(middle)) most = middle
    else least = middle + 1
  }
  return most
}
