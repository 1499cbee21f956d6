/** When a line's last unit will arrive, and how sure that is. Pure; weeks are counted from the current one, which is week 0. */
import { incompleteBeta } from '#lib/fulfilment/incomplete-beta.ts'
import { addWeeks, day, startOf, type Week, week, weekOf } from '#lib/values/time.ts'

export type ForecastInput = {
  quantity: number
  made: number
  /** What the line was planned to make in a week without holidays. */
  unitsPerWeek: number
  /** First week of production. */
  since: Week
  /** Share of a full week's work, by week; 1 where a week is not named. */
  factors: ReadonlyMap<Week, number>
  /** From the line to the city, in whole weeks. */
  transitWeeks: number
  dueAt: Date
}

/** onTime: the whole interval lies within the due week. lateRisk: the interval reaches beyond it. late: all of it does. */
export type Outlook = 'onTime' | 'lateRisk' | 'late'

export type Forecast = {
  /** The weeks by whose end everything is delivered with a probability of 10 % and of 90 %: the 80 % interval. */
  early: Week
  late: Week
  /** The week by whose end it is as likely as not. */
  median: Week
  due: Week
  /** Probability of delivery by the end of the due week. */
  dueProbability: number
  outlook: Outlook
  /** Units that the line is believed to make in a full week. */
  unitsPerWeek: number
  /** Units that it should have made by now, as it was planned. */
  plannedByNow: number
}

/** A forecast looks this far ahead, and says nothing beyond. */
const horizonWeeks = 156

/**
 * The units of a full week are λ ~ Gamma(unitsPerWeek, 1): the plan counts as much as one week of work. What was made since then in
 * `e` weeks of work makes it Gamma(unitsPerWeek + made, 1 + e). What the coming weeks add is then negative-binomial (the noise of the
 * count included), and P(at least n units in x weeks) = I_{x/(1+e+x)}(n, unitsPerWeek + made). Days of the current week that are over
 * count as worked. Null when all is made, when production has not begun, and when the interval does not end within three years.
 */
export function forecast(input: ForecastInput, now: Date): Forecast | null {
  const remaining = input.quantity - input.made
  const current = weekOf(now)
  if (remaining <= 0 || input.unitsPerWeek <= 0 || startOf(input.since) > now) return null
  const factor = (monday: Week) => input.factors.get(monday) ?? 1
  const over = Math.floor((now.getTime() - startOf(current).getTime()) / day) / 7
  const shape = input.unitsPerWeek + input.made
  const worked = sum(weeksBetween(input.since, current).map(factor)) + factor(current) * over
  const rate = 1 + worked
  const due = weekOf(input.dueAt)
  const reached: { delivered: Week; probability: number }[] = []
  let exposure = 0
  for (let ahead = 0; ahead < horizonWeeks; ahead++) {
    const last = reached.at(-1)
    if (last && last.probability >= 0.9 && last.delivered >= due) break
    const monday = addWeeks(current, ahead)
    exposure += factor(monday) * (ahead === 0 ? 1 - over : 1)
    const probability = incompleteBeta(exposure / (rate + exposure), remaining, shape)
    reached.push({ delivered: addWeeks(monday, input.transitWeeks), probability })
  }
  const by = (share: number) => reached.find(({ probability }) => probability >= share)?.delivered
  const [early, median, late] = [by(0.1), by(0.5), by(0.9)]
  if (!early || !median || !late) return null
  return {
    early,
    median,
    late,
    due,
    dueProbability: reached.findLast(({ delivered }) => delivered <= due)?.probability ?? 0,
    outlook: late <= due ? 'onTime' : early > due ? 'late' : 'lateRisk',
    unitsPerWeek: shape / rate,
    plannedByNow: Math.min(input.quantity, Math.floor(input.unitsPerWeek * worked)),
  }
}

/** From `first` on, without `end`. At most as many as a forecast looks ahead. */
function weeksBetween(first: Week, end: Week): Week[] {
  const count = Math.round((startOf(end).getTime() - startOf(first).getTime()) / week)
  return Array.from({ length: Math.min(Math.max(count, 0), horizonWeeks) }, (_, index) => addWeeks(first, index))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
