import { beforeAll, describe, expect, it } from 'vitest'
import { addLine, allocate, listCalendars, planWeek, weeksFrom } from '#lib/capacity/index.ts'
import { publicActor } from '#lib/platform/actor.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { isFault } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { startOf, type Week, weekOf } from '#lib/values/time.ts'
import { createActor, createCity, createMaker } from '#tests/support/sealing.ts'

let svratka: Awaited<ReturnType<typeof createMaker>>
let armley: Awaited<ReturnType<typeof createMaker>>
let city: Awaited<ReturnType<typeof createCity>>

beforeAll(async () => {
  svratka = await createMaker('Svratka')
  armley = await createMaker('Armley')
  city = await createCity()
})

async function newLine(unitsPerWeek: number) {
  const { lineId } = await addLine(svratka.actor, { name: 'Final assembly', unitsPerWeek })
  const line = (await listCalendars(svratka.actor, 52)).find(({ id }) => id === lineId)!
  return { lineId, weeks: line.weeks }
}

describe('a maker’s calendar', () => {
  it('begins with a year of equal weeks, this one first', async () => {
    const { weeks } = await newLine(40)
    expect(weeks).toHaveLength(52)
    expect(weeks[0]).toEqual({ week: weekOf(new Date()), units: 40, allocated: 0 })
  })

  it('is planned week by week, but never below what orders hold', async () => {
    const { lineId, weeks } = await newLine(40)
    const week = weeks[3]!.week
    await take(lineId, 30, week, week)
    await planWeek(svratka.actor, { lineId, week, units: 30 })
    await expect(planWeek(svratka.actor, { lineId, week, units: 29 })).rejects.toMatchObject({
      fields: { units: { message: 'unitsBelowAllocated', values: { allocated: 30 } } },
    })
    await expect(planWeek(svratka.actor, { lineId, week: '2026-11-24', units: 1 })).rejects.toMatchObject({
      fields: { week: { message: 'weekNotMonday' } },
    })
  })

  it('is its maker’s own: others neither see it nor learn that it exists', async () => {
    const { lineId, weeks } = await newLine(40)
    const change = { lineId, week: weeks[0]!.week, units: 1 }
    for (const actor of [armley.actor, city.officer, publicActor]) {
      expect((await listCalendars(actor)).map(({ id }) => id)).not.toContain(lineId)
      await expect(planWeek(actor, change)).rejects.toMatchObject({ code: 'not_found' })
      await expect(planWeek(actor, { ...change, lineId: newId('productionLine') })).rejects.toMatchObject({ code: 'not_found' })
    }
    const sales = await createActor(svratka.firm, 'maker', 'Sam Sales', 'sales')
    await expect(planWeek(sales, change)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('taking capacity', () => {
  it('takes whole requests only, however many come at once, and never more than there is', async () => {
    const { lineId, weeks } = await newLine(10)
    const [from, until] = [weeks[4]!.week, weeks[8]!.week]
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => take(lineId, 7, from, until)))
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(results.length - refused.length).toBe(7) // 5 weeks × 10 units hold seven requests of 7
    expect(refused.every((reason) => isFault(reason) && reason.message === 'capacityTaken')).toBe(true)
    const rows = await db().capacityWeek.findMany({ where: { lineId } })
    expect(rows.every(({ units, allocated }) => allocated <= units)).toBe(true)
    expect(rows.reduce((sum, { allocated }) => sum + allocated, 0)).toBe(49)
    const { _sum } = await db().allocation.aggregate({ where: { lineId }, _sum: { units: true } })
    expect(_sum.units).toBe(49)
  })

  it('is refused by the database itself where a program forgets to ask', async () => {
    const { lineId, weeks } = await newLine(10)
    await expect(
      db().capacityWeek.updateMany({ where: { lineId, week: startOf(weeks[0]!.week) }, data: { allocated: 11 } }),
    ).rejects.toThrow(/check constraint/)
  })
})

/** Takes `units` in the weeks from … until, as an award does. */
function take(lineId: string, units: number, from: Week, until: Week): Promise<void> {
  return transaction((tx, now) =>
    allocate(tx, now, {
      lineId,
      awardId: newId('award'),
      units,
      weeks: weeksFrom(from, until),
    }),
  )
}
