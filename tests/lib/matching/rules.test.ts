import { describe, expect, it } from 'vitest'
import { type Demand, judge, listPrice, type Offer } from '#lib/matching/rules.ts'
import { addWeeks, endOf, startOf, type Week } from '#lib/values/time.ts'

const w0: Week = '2026-11-23'

const demand: Demand = {
  cpv: '35121700-5',
  sector: 'healthcare',
  country: 'GB',
  quantity: 100,
  requiredCertificates: ['ukca'],
  contractAt: startOf(w0),
  closesAt: new Date('2026-11-23T12:00:00Z'),
  deliveries: [{ dueAt: endOf(addWeeks(w0, 9)), quantity: 100 }],
  budgetMinor: 2_000_00n,
  currency: 'GBP',
  maxSharePercent: 100,
}
const offer: Offer = {
  productId: 'prd_1',
  organizationId: 'org_1',
  country: 'GB',
  cpv: '35121700-5',
  leadTimeWeeks: 0,
  minimumOrder: 1,
  currency: 'GBP',
  tiers: [
    { fromQuantity: 1, unitPriceMinor: 21_00n },
    { fromQuantity: 100, unitPriceMinor: 19_00n },
  ],
  certificates: [{ scheme: 'ukca', validUntil: null }],
  unitsPerWeek: 10,
  freeByWeek: new Map(Array.from({ length: 10 }, (_, week) => [addWeeks(w0, week), 10])),
}
const codes = (verdict: ReturnType<typeof judge>) => verdict.reasons.map(({ code }) => code)

describe('an offer that fits to the unit', () => {
  it('stands alone, and loses that with one unit less', () => {
    expect(judge(demand, offer)).toMatchObject({ verdict: 'alone', usableUnits: 100 })
    const less = { ...offer, freeByWeek: new Map([...offer.freeByWeek, [w0, 9] as const]) }
    expect(judge(demand, less)).toMatchObject({
      verdict: 'excluded',
      reasons: [{ code: 'capacity_short', usable: 99, short: 1, moreAWeek: 1 }],
    })
  })

  it('is told what it lacks at once, however small a part of the line still runs', () => {
    const holidays = { ...offer, unitsPerWeek: 1_000_000, freeByWeek: new Map([[w0, 1] as const]) }
    const many = { ...demand, quantity: 1_000_000, deliveries: [{ ...demand.deliveries[0]!, quantity: 1_000_000 }] }
    expect(judge(many, holidays).reasons).toContainEqual(
      expect.objectContaining({ code: 'capacity_short', moreAWeek: 999_999_000_000 }),
    )
  })

  it('makes a part where nobody may make the whole, whatever it lacks in units', () => {
    const shared = { ...demand, maxSharePercent: 60 }
    expect(judge(shared, offer)).toMatchObject({ verdict: 'part' })
    expect(codes(judge(shared, offer))).toEqual(['share_cap', 'fits'])
  })
})

describe('what excludes', () => {
  it('a certificate that ends the day before closing, but not one that ends on its day', () => {
    const until = (day: string) => ({ ...offer, certificates: [{ scheme: 'ukca', validUntil: new Date(day) }] })
    expect(judge(demand, until('2026-11-22')).verdict).toBe('excluded')
    expect(judge(demand, until('2026-11-23')).verdict).toBe('alone')
  })

  it('a stronger certificate counts for the one it implies', () => {
    expect(judge(demand, { ...offer, certificates: [{ scheme: 'en_18031_1', validUntil: null }] }).verdict).toBe('alone')
  })

  it('a country with no known lane', () => {
    expect(codes(judge(demand, { ...offer, country: 'VN' }))).toContain('no_lane')
  })

  it('a smallest order above what is asked', () => {
    expect(judge(demand, { ...offer, minimumOrder: 101 })).toMatchObject({ verdict: 'excluded' })
  })

  it('a list price above the budget, at the tier that the quantity reaches', () => {
    expect(codes(judge({ ...demand, budgetMinor: 1_899_99n }, offer))).toContain('over_budget')
    expect(judge({ ...demand, budgetMinor: 1_900_00n }, offer).verdict).toBe('alone')
    expect(judge({ ...demand, currency: 'EUR', budgetMinor: 1n }, offer).verdict).toBe('alone') // not comparable here
  })

  it('all at once are all told, certificates first', () => {
    const worst = { ...offer, certificates: [], minimumOrder: 500, freeByWeek: new Map<Week, number>() }
    expect(codes(judge({ ...demand, budgetMinor: 1n }, worst))).toEqual([
      'certificates_missing',
      'minimum_order',
      'capacity_short',
      'over_budget',
    ])
  })
})

it('a price is that of the highest tier reached, for all units; below the first there is none', () => {
  expect(listPrice(offer, 99)).toBe(21_00n)
  expect(listPrice(offer, 100)).toBe(19_00n)
  expect(listPrice({ tiers: [{ fromQuantity: 50, unitPriceMinor: 1n }] }, 49)).toBeNull()
})
