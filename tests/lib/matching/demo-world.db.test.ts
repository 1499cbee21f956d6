// The figures of the demo world, as its documents reckon them by hand: usable weeks, holidays, lead, transit, rules and prices all
// meet here. If one factor changes, N-01 (16 units), N-03 with M8 (60) and N-07 with M12 (4) flip first.
import { beforeAll, describe, expect, it } from 'vitest'
import { outcomeOf } from '#lib/matching/allocation/chain.ts'
import { splitDocument } from '#lib/matching/allocation/document.ts'
import type { SplitProblem } from '#lib/matching/allocation/split.ts'
import { listOwnMatches } from '#lib/matching/index.ts'
import { encodeCursor } from '#lib/values/page.ts'
import { actorOf } from '#seed/deals.ts'
import type { Population } from '#seed/people.ts'
import { codes, type Found, judged, missing, openMarket, reason, said, splitOf, usable } from '#tests/lib/matching/market.ts'

let world: Population
beforeAll(async () => {
  world = await openMarket()
}, 60_000)

describe('Incheon (N-01)', () => {
  let found: Found
  beforeAll(async () => {
    found = await judged(world, 'N-01')
  })

  it('can have its monitors only from Boksagol and Mulwang together: 720 and 480, sixteen units to spare', () => {
    expect([found.lines('alone'), found.lines('together')]).toEqual([[], ['M2-A', 'M3-A']])
    expect(usable(found.of('M2-A'))).toEqual([407, 737])
    expect(usable(found.of('M3-A'))).toEqual([256, 496])
    const { split } = found
    expect(split!.plan!.map(({ offer, quantity }) => [found.name(offer), quantity])).toEqual([
      ['M2-A', 720],
      ['M3-A', 480],
    ])
    expect([split!.costMinor, split!.gapMinor]).toEqual(['559200000', '0'])
  })

  it('tells each what it lacks alone, in its language', () => {
    expect(reason(found.of('M2-A'), 'capacity_short')).toMatchObject({ usable: 737, short: 463, moreAWeek: 35, capped: true })
    expect(reason(found.of('M2-A'), 'share_cap')).toEqual({ code: 'share_cap', cap: 720 })
    expect(reason(found.of('M3-A'), 'capacity_short')).toMatchObject({ moreAWeek: 57 })
    expect(said(found.of('M2-A'), 'capacity_short')).toBe(
      "737 usable units by 2027-05-02: 463 short alone. With 35 more a week and no limit on one maker's share you would match",
    )
    expect(said(found.of('M2-A'), 'capacity_short', 'ko')).toContain('463개 부족. 주당 35개를 더 만들고')
    expect(said(found.of('M2-A'), 'capacity_short', 'zh')).toContain('差463件。每周多产35件且不限单家份额')
  })

  it('warns Mulwang that its first-grade certificate ends a week after the due date', () => {
    expect(reason(found.of('M3-A'), 'certificate_ends')).toMatchObject({
      scheme: 'kr_performance_1',
      endsAt: '2027-05-09T00:00:00.000Z',
      due: '2027-05-02T23:59:59.999Z',
    })
    expect(reason(found.of('M2-A'), 'certificate_ends')).toBeUndefined()
  })

  it('excludes Armley Beck for two certificates, and Liangxi for its country first: the loudest near miss', () => {
    expect(found.lines('excluded')).toEqual(['M1-B', 'M10-A'])
    expect(found.of('M10-A').usableUnits).toBe(318)
    expect(codes(found.of('M10-A'))[0]).toBe('certificates_missing')
    expect(missing(found.of('M10-A'))).toEqual(['kc', 'kr_performance_1'])
    expect(said(found.of('M10-A'), 'certificates_missing')).toContain('성능인증 1등급 (held: MCERTS)')
    expect(found.of('M1-B').usableUnits).toBe(1650)
    expect(codes(found.of('M1-B')).slice(0, 2)).toEqual(['not_admitted', 'certificates_missing'])
    expect(missing(found.of('M1-B'))).toEqual(['kc', 'kr_performance_1'])
    expect(said(found.of('M1-B'), 'not_admitted')).toContain('China')
    expect(reason(found.of('M1-B'), 'would_be')).toMatchObject({ alone: true, cheaperPercent: 33 })
  })
})

it('Tampere (N-02) finds one maker that delivers all 420 displays, and three with one thing in the way', async () => {
  const found = await judged(world, 'N-02')
  expect([found.lines('alone'), found.lines('together'), found.lines('near')]).toEqual([['M12-A'], [], ['M3-D']])
  expect(found.of('M12-A').usableUnits).toBe(432)
  const sea = reason(found.of('M3-D'), 'capacity_short')!
  expect(sea).toMatchObject({ mode: 'sea', usable: 276, short: 144, moreAWeek: 32 })
  const air = reason(found.of('M3-D'), 'over_budget')!
  expect(air).toMatchObject({ mode: 'air', totalMinor: '51870000', overMinor: '1470000', currency: 'EUR' })
  expect(said(found.of('M3-D'), 'over_budget')).toBe('By air: EUR 518700.00 at your list price: EUR 14700.00 over the budget')
  expect(found.of('M9-B')).toMatchObject({ verdict: 'excluded', usableUnits: 480 })
  expect(reason(found.of('M9-B'), 'certificates_missing')?.missing).toEqual([
    { scheme: 'cold_30', endedAt: null, held: ['cold_20'] },
  ])
  expect(found.of('M5-B')).toMatchObject({ verdict: 'excluded', usableUnits: 640 })
  expect(missing(found.of('M5-B'))).toEqual(['en_18031_1'])
})

describe('Valencia (N-03)', () => {
  let found: Found
  beforeAll(async () => {
    found = await judged(world, 'N-03')
  })

  it('is met by a chain from Tampere over Wuxi and Kraków, for €359,000 with the air lane', () => {
    expect([found.lines('alone'), found.lines('together')]).toEqual([[], ['M1-A', 'M6-A', 'M7-A']])
    const { plan, costMinor, gapMinor, lanesMinor } = found.chain!
    expect([found.name(plan!.assembler), plan!.suppliers.map(found.name)]).toEqual(['M7-A', ['M6-A', 'M1-A']])
    expect([costMinor, gapMinor, lanesMinor]).toEqual(['35900000', '0', '600000'])
    expect(said(found.of('M7-A'), 'chain', 'ko')).toContain('1,500개 모두를 제때 조립')
  })

  it('would pay €40,500 less with Hòa Khánh as the assembler, had it 60 units more', () => {
    const { problem, plan } = found.chain!
    const outcome = outcomeOf(problem, { ...plan!, assembler: found.of('M8-A').productId })!
    expect([outcome.arrived, outcome.costMinor, outcome.lanesMinor]).toEqual([[1440], 31_850_000n, 900_000n])
  })

  it('would pay €17,256 too much for Turia and Armley Beck together', async () => {
    const problem: SplitProblem = {
      kind: 'split',
      currency: 'EUR',
      quantity: 1500,
      deliveries: found.chain!.problem.deliveries,
      shareCap: 1500,
      budgetMinor: '42000000',
      offers: [
        splitOf('M9', 864, [
          [100, '28400'],
          [500, '27200'],
        ]),
        splitOf('M10', 1148, [[100, '31800']]),
      ],
    }
    const { plan, costMinor } = await splitDocument(problem)
    expect(plan).toEqual([
      { offer: 'M9', quantity: 864 },
      { offer: 'M10', quantity: 636 },
    ])
    expect(BigInt(costMinor!) - 42_000_000n).toBe(1_725_600n)
  })

  it('has alternatives that are all short: 60 units in Da Nang, 636 and 352 alone', () => {
    expect(found.lines('near')).toEqual(['M10-B', 'M8-A', 'M9-A'])
    const short = (line: string) => reason(found.of(line), 'capacity_short')
    expect(short('M8-A')).toMatchObject({ usable: 1440, short: 60, moreAWeek: 7 })
    expect(short('M9-A')).toMatchObject({ usable: 864, short: 636, moreAWeek: 34 })
    expect(short('M10-B')).toMatchObject({ usable: 1148, short: 352, moreAWeek: 22 })
    expect(reason(found.of('M10-B'), 'over_budget')).toMatchObject({ overMinor: '5700000', currency: 'EUR' })
    expect(reason(found.of('M9-A'), 'probation')).toMatchObject({ valueMinor: '23500800', limitMinor: '5000000' })
    expect(codes(found.of('M9-A')).slice(0, 2)).toEqual(['capacity_short', 'probation'])
    expect(said(found.of('M8-A'), 'capacity_short')).toBe(
      '1,440 usable units by 2027-02-21: 60 short. With 7 more a week you would match',
    )
  })
})

describe('Manchester (N-04)', () => {
  it('needs all three certified makers, and shows Gapcheon the certificate that ended', async () => {
    const found = await judged(world, 'N-04')
    expect([found.lines('alone'), found.lines('together')]).toEqual([[], ['M10-C', 'M11-A', 'M7-B']])
    expect(usable(found.of('M11-A'))).toEqual([551, 1292])
    expect(usable(found.of('M10-C'))).toEqual([532, 1078])
    expect(usable(found.of('M7-B'))).toEqual([288, 756])
    const { split } = found
    expect(Object.fromEntries(split!.plan!.map(({ offer, quantity }) => [found.name(offer), quantity]))).toEqual({
      'M7-B': 756,
      'M11-A': 1292,
      'M10-C': 952,
    })
    expect([split!.costMinor, split!.gapMinor]).toEqual(['51624800', '0'])
    expect(found.of('M4-A')).toMatchObject({ verdict: 'excluded', usableUnits: 1392 })
    expect(missing(found.of('M4-A'))).toEqual(['en_50134_3'])
    expect(said(found.of('M4-A'), 'certificates_missing')).toContain('EN 50134-3 (ended on 2026-09-30)')
    expect(reason(found.of('M4-A'), 'would_be')).toMatchObject({ remedy: 'renew', inCheapest: true })
    expect(said(found.of('M4-A'), 'would_be', 'zh')).toBe('截止前更新即可进入最低价方案')
  })
})

it('Suzhou (N-05) has two makers that could each do it alone; validators from abroad fail on everything', async () => {
  const found = await judged(world, 'N-05')
  expect([found.lines('alone'), found.lines('together')]).toEqual([['M1-C', 'M5-A'], []])
  expect([found.of('M5-A').usableUnits, found.of('M1-C').usableUnits]).toEqual([720, 440])
  const validator = found.of('M3-C')
  expect(codes(validator)).toEqual(['not_admitted', 'certificates_missing', 'other_kind', 'capacity_short'])
  expect(missing(validator)).toEqual(['ccc', 'unionpay', 'sm4'])
  expect(reason(validator, 'capacity_short')).toMatchObject({ usable: 259, short: 141, moreAWeek: 20 })
  expect(said(validator, 'other_kind')).toBe('Another kind of product: fare validator, not parking terminal')
  expect(codes(found.of('M12-B'))).toEqual(['not_admitted', 'certificates_missing', 'other_kind', 'no_lane'])
})

it('Daejeon (N-06) has two makers of kiosks established in Korea; a Chinese terminal is neither', async () => {
  const found = await judged(world, 'N-06')
  expect([found.lines('alone'), found.lines('together')]).toEqual([['M3-B', 'M4-C'], []])
  expect([found.of('M3-B').usableUnits, found.of('M4-C').usableUnits]).toEqual([88, 75])
  const terminal = found.of('M5-A')
  expect(terminal.usableUnits).toBe(558)
  expect(codes(terminal).slice(0, 3)).toEqual(['not_admitted', 'certificates_missing', 'other_kind'])
  expect(reason(terminal, 'not_admitted')).toMatchObject({ rule: 'established', country: 'CN' })
  expect(missing(terminal)).toEqual(['kc', 'kr_direct_production', 'kr_terminal_security', 'kr_accessibility'])
  expect(said(terminal, 'other_kind', 'ko')).toBe('다른 종류의 제품: 무인수납기가 아니라 주차 결제 단말기')
  expect(found.of('M2-A')).toBeUndefined()
})

describe('Da Nang (N-07)', () => {
  it('has Yangcheng alone, and Mulwang with Hòa Khánh once they have signed', async () => {
    const found = await judged(world, 'N-07', { 'M3/C': 190, 'M8/B': 190 })
    expect([found.lines('alone'), found.lines('together'), found.lines('near')]).toEqual([['M5-V'], ['M3-C', 'M8-B'], ['M12-B']])
    expect(found.of('M5-V').usableUnits).toBe(810)
    expect(reason(found.of('M3-C'), 'capacity_short')).toMatchObject({ usable: 294, short: 86, moreAWeek: 11 })
    expect(reason(found.of('M8-B'), 'consortium')).toEqual({ code: 'consortium', units: 190 })
    expect(found.of('M8-B').usableUnits).toBe(576)
    expect(found.of('M12-B').usableUnits).toBe(384)
    expect(reason(found.of('M12-B'), 'over_budget')).toMatchObject({
      totalMinor: '4788000000',
      overMinor: '608000000',
      currency: 'VND',
    })
  })

  it('lets Hòa Khánh sell its licensed validators only together with Mulwang', async () => {
    const found = await judged(world, 'N-07')
    expect(found.of('M8-B').verdict).toBe('excluded')
    expect(codes(found.of('M8-B'))[0]).toBe('only_with_licensor')
    expect(found.of('M3-C').verdict).toBe('near')
  })
})

it('Bilbao (N-08) can buy from Svratka; Gapcheon’s calibration certificate ended in March', async () => {
  const found = await judged(world, 'N-08')
  expect([found.lines('alone'), found.lines('together')]).toEqual([['M11-B'], []])
  expect(found.of('M11-B').usableUnits).toBe(180)
  expect(found.of('M4-B')).toMatchObject({ verdict: 'excluded', usableUnits: 240 })
  expect(reason(found.of('M4-B'), 'certificates_missing')?.missing).toEqual([
    { scheme: 'iso_17025', endedAt: '2026-03-01T00:00:00.000Z', held: [] },
  ])
  expect(reason(found.of('M4-B'), 'would_be')).toMatchObject({ remedy: 'renew', alone: true })
})

it('a maker whose address names a page that makes no sense sees the first one', async () => {
  for (const cursor of [encodeCursor(['yesterday', 'prd_1']), 'nonsense'])
    expect(await listOwnMatches(actorOf(world, 'M2/owner'), { cursor })).toMatchObject({ rows: [] })
})
