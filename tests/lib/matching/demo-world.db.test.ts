// The figures of the demo world, as its documents reckon them by hand: usable weeks, holidays, lead and transit all meet here.
import { beforeAll, expect, it } from 'vitest'
import { listOwnMatches, type Reason, type Verdict } from '#lib/matching/index.ts'
import { judgeTender } from '#lib/matching/steps.ts'
import { transaction } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { draftTender } from '#lib/tenders/index.ts'
import { encodeCursor } from '#lib/values/page.ts'
import { weekOf } from '#lib/values/time.ts'
import { setClock } from '#seed/clock.ts'
import { actorOf } from '#seed/deals.ts'
import { needs } from '#seed/needs.ts'
import { type Population, populate } from '#seed/people.ts'
import { fixedInstant } from '#seed/world.ts'

const w0 = weekOf(fixedInstant)
let world: Population

beforeAll(async () => {
  await setClock(required('MIGRATE_URL'), fixedInstant)
  world = await populate(w0)
}, 60_000)

/** What the engine says of each line, before any order has taken its weeks: `M3-B` → verdict. */
async function judged(key: string): Promise<Map<string, Verdict>> {
  const need = needs(w0, fixedInstant).find((candidate) => candidate.key === key)!
  const { id } = await draftTender(actorOf(world, `${need.city}/officer`), need.content)
  const verdicts = await transaction((tx) => judgeTender(tx, id))
  const lineOf = new Map([...world.products].map(([line, productId]) => [productId as string, line.replace('/', '-')]))
  return new Map(verdicts.map((verdict) => [lineOf.get(verdict.productId)!, verdict]))
}

function reason<C extends Reason['code']>(verdict: Verdict | undefined, code: C): Extract<Reason, { code: C }> | undefined {
  return verdict?.reasons.find((one): one is Extract<Reason, { code: C }> => one.code === code)
}
const schemes = (verdict: Verdict | undefined) => reason(verdict, 'certificates_missing')?.schemes

it('Incheon (N-01) can have its monitors only from Boksagol and Mulwang together', async () => {
  const found = await judged('N-01')
  expect(found.get('M2-A')).toMatchObject({ verdict: 'part', usableUnits: 737 })
  expect(reason(found.get('M2-A'), 'capacity_short')).toMatchObject({ usable: 737, short: 463, moreAWeek: 35 })
  expect(reason(found.get('M2-A'), 'share_cap')).toEqual({ code: 'share_cap', cap: 720 })
  expect(found.get('M3-A')).toMatchObject({ verdict: 'part', usableUnits: 496 })
  expect(found.get('M10-A')).toMatchObject({ verdict: 'excluded', usableUnits: 318 })
  expect(schemes(found.get('M10-A'))).toEqual(['kc', 'kr_performance_1'])
  expect(found.get('M1-B')).toMatchObject({ verdict: 'excluded', usableUnits: 1650 })
  expect(schemes(found.get('M1-B'))).toEqual(['kc', 'kr_performance_1'])
})

it('Tampere (N-02) finds one maker that delivers all 420 displays, and three with one thing in the way', async () => {
  const found = await judged('N-02')
  expect(found.get('M12-A')).toMatchObject({ verdict: 'alone', usableUnits: 432 })
  expect(found.get('M3-D')).toMatchObject({ verdict: 'excluded', usableUnits: 276 })
  expect(reason(found.get('M3-D'), 'capacity_short')).toMatchObject({ short: 144, moreAWeek: 32 })
  expect(found.get('M9-B')).toMatchObject({ verdict: 'excluded', usableUnits: 480 })
  expect(schemes(found.get('M9-B'))).toEqual(['cold_30'])
  expect(found.get('M5-B')).toMatchObject({ verdict: 'excluded', usableUnits: 640 })
  expect(schemes(found.get('M5-B'))).toEqual(['en_18031_1'])
})

it('Valencia (N-03) is short of units everywhere, 60 of them in Da Nang', async () => {
  const found = await judged('N-03')
  const short = (line: string) => reason(found.get(line), 'capacity_short')
  expect(short('M8-A')).toMatchObject({ usable: 1440, short: 60, moreAWeek: 7 })
  expect(short('M9-A')).toMatchObject({ usable: 864, short: 636, moreAWeek: 34 })
  expect(short('M10-B')).toMatchObject({ usable: 1148, short: 352, moreAWeek: 22 })
  expect(reason(found.get('M10-B'), 'over_budget')).toMatchObject({ overMinor: '5700000', currency: 'EUR' })
})

it('Manchester (N-04) needs all three certified makers, and shows Gapcheon the certificate that ended', async () => {
  const found = await judged('N-04')
  expect(['M11-A', 'M10-C', 'M7-B'].map((line) => found.get(line)?.usableUnits)).toEqual([1292, 1078, 756])
  for (const line of ['M11-A', 'M10-C', 'M7-B']) expect(found.get(line)?.verdict, line).toBe('part')
  expect(found.get('M4-A')).toMatchObject({ verdict: 'excluded', usableUnits: 1392 })
  expect(schemes(found.get('M4-A'))).toEqual(['en_50134_3'])
})

it('Suzhou (N-05) has two makers that could each do it alone', async () => {
  const found = await judged('N-05')
  expect(found.get('M5-A')).toMatchObject({ verdict: 'alone', usableUnits: 720 })
  expect(found.get('M1-C')).toMatchObject({ verdict: 'alone', usableUnits: 440 })
})

it('Daejeon (N-06) has two makers of kiosks with weeks to spare', async () => {
  const found = await judged('N-06')
  expect(found.get('M3-B')).toMatchObject({ verdict: 'alone', usableUnits: 88 })
  expect(found.get('M4-C')).toMatchObject({ verdict: 'alone', usableUnits: 75 })
  expect(found.has('M5-A')).toBe(false)
})

it('Da Nang (N-07): Mulwang is 86 short alone, Kopli has four units to spare and is over the budget', async () => {
  const found = await judged('N-07')
  expect(reason(found.get('M3-C'), 'capacity_short')).toMatchObject({ usable: 294, short: 86, moreAWeek: 11 })
  expect(found.get('M12-B')).toMatchObject({ verdict: 'excluded', usableUnits: 384 })
  expect(reason(found.get('M12-B'), 'over_budget')).toMatchObject({ overMinor: '608000000', currency: 'VND' })
  expect(found.get('M8-B')?.usableUnits).toBe(576)
})

it('a maker whose address names a page that makes no sense sees the first one', async () => {
  for (const cursor of [encodeCursor(['yesterday', 'prd_1']), 'nonsense'])
    expect(await listOwnMatches(actorOf(world, 'M2/owner'), { cursor })).toMatchObject({ rows: [] })
})
