import { describe, expect, it } from 'vitest'
import { type ForecastInput, forecast } from '#lib/fulfilment/forecast.ts'
import { incompleteBeta, logGamma } from '#lib/fulfilment/incomplete-beta.ts'
import { addWeeks, endOf, type Week } from '#lib/values/time.ts'

const w0 = '2026-11-23' as Week
const now = new Date('2026-11-23T09:00:00Z')
const holidays = { 4: 0.4, 5: 0, 6: 0.8, 17: 0.8, 18: 0.8 }
/** Storm-drain nodes for València, made in Kraków: 505 of 1,500 after five weeks. */
const nodes: ForecastInput = {
  quantity: 1500,
  made: 505,
  unitsPerWeek: 110,
  since: addWeeks(w0, -5),
  factors: new Map(Object.entries(holidays).map(([week, factor]) => [addWeeks(w0, Number(week)), factor])),
  transitWeeks: 1,
  dueAt: endOf(addWeeks(w0, 12)),
}

describe('the forecast of a line', () => {
  it('says for the nodes of València: weeks 11 to 13, due in week 12, so there is a risk', () => {
    const found = forecast(nodes, now)!
    expect(found).toMatchObject({ early: addWeeks(w0, 11), late: addWeeks(w0, 13), due: addWeeks(w0, 12), outlook: 'lateRisk' })
    expect(found.dueProbability).toBeCloseTo(0.831, 3)
    expect(forecast({ ...nodes, dueAt: endOf(addWeeks(w0, 11)) }, now)!.dueProbability).toBeCloseTo(0.146, 3)
    expect(found.unitsPerWeek).toBeCloseTo(615 / 6, 10)
    expect(found.plannedByNow).toBe(550)
  })

  it('is on time when the whole interval is, and late when none of it is', () => {
    expect(forecast({ ...nodes, dueAt: endOf(addWeeks(w0, 13)) }, now)).toMatchObject({ outlook: 'onTime' })
    const tooSoon = forecast({ ...nodes, dueAt: endOf(addWeeks(w0, 10)) }, now)!
    expect(tooSoon.outlook).toBe('late')
    expect(tooSoon.dueProbability).toBeLessThan(0.1)
  })

  it('loses hope evenly while nothing is made, at the turn of a week as within it', () => {
    const days = [27, 28, 29, 30, 31, 32].map((date) => new Date(Date.UTC(2026, 10, date, 12)))
    const chances = days.map((instant) => forecast({ ...nodes, made: 606 }, instant)!.dueProbability)
    const lost = chances.slice(1).map((chance, index) => chances[index]! - chance)
    expect(lost).toEqual([...lost].sort((a, b) => a - b))
    expect(chances.map((chance) => Math.round(chance * 100))).toEqual([100, 99, 96, 85, 62, 34])
  })

  it('is none before production, after the last unit, and where work stands still for years', () => {
    expect(forecast(nodes, new Date('2026-10-18T09:00:00Z'))).toBeNull()
    expect(forecast({ ...nodes, made: 1500 }, now)).toBeNull()
    const closed = new Map(Array.from({ length: 200 }, (_, week) => [addWeeks(w0, week), 0]))
    expect(forecast({ ...nodes, factors: closed }, now)).toBeNull()
  })

  it('holds for small and for great numbers', () => {
    expect(forecast({ ...nodes, quantity: 506 }, now)).toMatchObject({ early: addWeeks(w0, 1), late: addWeeks(w0, 1) })
    const great = { ...nodes, quantity: 1_500_000_000, made: 505_000_000, unitsPerWeek: 110_000_000 }
    expect(forecast(great, now)).toMatchObject({ early: addWeeks(w0, 12), late: addWeeks(w0, 12) })
  })
})

describe('the incomplete beta function', () => {
  it('equals sums that can be written down', () => {
    expect(Math.exp(logGamma(5))).toBeCloseTo(24, 9)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 12)
    expect(incompleteBeta(0.3, 2, 3)).toBeCloseTo(6 * 0.09 - 8 * 0.027 + 3 * 0.0081, 9)
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1])
  })

  it('is what adding up the negative-binomial probabilities gives', () => {
    const [shape, rate, weeks, units] = [615, 6, 9.2, 995]
    const p = weeks / (rate + weeks)
    let below = 0
    for (let k = 0; k < units; k++)
      below += Math.exp(logGamma(k + shape) - logGamma(shape) - logGamma(k + 1) + k * Math.log(p) + shape * Math.log1p(-p))
    expect(incompleteBeta(p, units, shape)).toBeCloseTo(1 - below, 9)
  })
})
