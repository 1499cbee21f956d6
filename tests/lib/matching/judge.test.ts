import { describe, expect, it } from 'vitest'
import { judge } from '#lib/matching/judge.ts'
import { type Demand, listPrice, type Offer } from '#lib/matching/offer.ts'
import { money } from '#lib/values/money.ts'
import { addWeeks, endOf, startOf, type Week } from '#lib/values/time.ts'

const w0: Week = '2026-11-23'

const demand: Demand = {
  cpv: '35121700-5',
  country: 'GB',
  quantity: 100,
  admission: 'open',
  requiredCertificates: ['ukca'],
  contractAt: startOf(w0),
  closesAt: new Date('2026-11-23T12:00:00Z'),
  deliveries: [{ dueAt: endOf(addWeeks(w0, 9)), quantity: 100 }],
  budget: money(2_000_00, 'GBP'),
  jointForms: [],
  shareCap: 100,
}
const calendar = (units: number) =>
  new Map(Array.from({ length: 10 }, (_, week) => [addWeeks(w0, week), { units, free: units }] as const))
const offer: Offer = {
  productId: 'prd_1',
  organizationId: 'org_1',
  rank: 0,
  country: 'GB',
  cpv: '35121700-5',
  leadTimeWeeks: 0,
  minimumOrder: 1,
  tiers: [
    { currency: 'GBP', fromQuantity: 1, unitPriceMinor: 21_00n },
    { currency: 'GBP', fromQuantity: 100, unitPriceMinor: 19_00n },
  ],
  certificates: [{ scheme: 'ukca', validUntil: null }],
  ownCertificates: [],
  inputs: [],
  licensorId: null,
  unitsPerWeek: 10,
  weeks: calendar(10),
  probation: null,
}
const codes = (against: Demand, held: Offer) => judge(against, held).reasons.map(({ code }) => code)

describe('an offer that fits to the unit', () => {
  it('stands alone, and loses that with one unit less', () => {
    expect(judge(demand, offer)).toMatchObject({ alone: true, best: { usable: [100] } })
    const less = { ...offer, weeks: new Map([...offer.weeks, [w0, { units: 10, free: 9 }] as const]) }
    expect(judge(demand, less)).toMatchObject({
      alone: false,
      eligible: true,
      reasons: [{ code: 'capacity_short', usable: 99, short: 1, moreAWeek: 1 }],
    })
  })

  it('is told what it lacks at once, however small a part of the line still runs', () => {
    const holidays = { ...offer, unitsPerWeek: 1_000_000, weeks: new Map([[w0, { units: 1, free: 1 }] as const]) }
    const many = { ...demand, quantity: 1_000_000, deliveries: [{ ...demand.deliveries[0]!, quantity: 1_000_000 }] }
    expect(judge(many, holidays).reasons).toContainEqual(
      expect.objectContaining({ code: 'capacity_short', moreAWeek: 999_999_000_000 }),
    )
  })

  it('gains in a week that other orders have taken what its units gain, not what is free', () => {
    const taken = { ...offer, weeks: new Map([...offer.weeks].map(([week]) => [week, { units: 10, free: 5 }] as const)) }
    expect(judge(demand, taken).reasons).toContainEqual(expect.objectContaining({ short: 50, moreAWeek: 5 }))
  })
})

describe('what excludes', () => {
  it('a certificate that ends the day before closing, but not one that ends on its day; that one is warned of', () => {
    const until = (date: string) => ({ ...offer, certificates: [{ scheme: 'ukca', validUntil: new Date(date) }] })
    expect(judge(demand, until('2026-11-22')).eligible).toBe(false)
    expect(judge(demand, until('2026-11-23')).alone).toBe(true)
    expect(codes(demand, until('2026-11-23'))).toEqual(['certificate_ends'])
    expect(codes(demand, until('2027-03-03'))).toEqual([]) // 31 days after the last delivery
  })

  it('a stronger certificate counts for the one it implies', () => {
    expect(judge(demand, { ...offer, certificates: [{ scheme: 'en_18031_1', validUntil: null }] }).alone).toBe(true)
  })

  it('a country with no known lane, and one whose makers are not admitted', () => {
    expect(codes(demand, { ...offer, country: 'VN' })).toContain('no_lane')
    const korean: Demand = { ...demand, country: 'KR', admission: 'agreement' }
    expect(codes(korean, { ...offer, country: 'CN' })[0]).toBe('not_admitted')
    expect(judge(korean, offer).eligible).toBe(true) // Britain is a party
    expect(judge({ ...korean, admission: 'established' }, offer).eligible).toBe(false)
  })

  it('a smallest order above what is asked', () => {
    expect(judge(demand, { ...offer, minimumOrder: 101 }).eligible).toBe(false)
    expect(judge({ ...demand, shareCap: 60 }, { ...offer, minimumOrder: 61 }).eligible).toBe(false)
  })

  it('all at once are all told, certificates first', () => {
    const worst: Offer = { ...offer, certificates: [], minimumOrder: 500, weeks: new Map(), cpv: '30123100-8' }
    expect(codes({ ...demand, budget: money(1, 'GBP') }, { ...worst, tiers: offer.tiers })).toEqual([
      'certificates_missing',
      'other_kind',
      'minimum_order',
      'capacity_short',
      'over_budget',
    ])
  })
})

describe('what only keeps near', () => {
  it('a list price above the budget, at the tier that the quantity reaches', () => {
    expect(codes({ ...demand, budget: money(1_899_99, 'GBP') }, offer)).toEqual(['over_budget'])
    expect(judge({ ...demand, budget: money(1_900_00, 'GBP') }, offer).alone).toBe(true)
  })

  it('another currency, converted at the demo rate and rounded half up', () => {
    // £19.00 ÷ 0.87 = €21.839…, so 100 of them are €2,184.00.
    const euros = (minor: number): Demand => ({ ...demand, country: 'GB', budget: money(minor, 'EUR') })
    expect(judge(euros(2_184_00), offer).alone).toBe(true)
    expect(codes(euros(2_183_99), offer)).toEqual(['over_budget'])
  })

  it('a new maker above its limit, its open orders counted', () => {
    const probation = (limit: number, taken: number) => ({
      ...offer,
      probation: { limit: money(limit, 'GBP'), taken: money(taken, 'GBP') },
    })
    expect(judge(demand, probation(1_900_00, 0)).alone).toBe(true)
    expect(judge(demand, probation(1_900_00, 1)).reasons).toEqual([
      { code: 'probation', valueMinor: '190001', limitMinor: '190000', currency: 'GBP' },
    ])
  })
})

it('a price is that of the highest tier reached, for all units, in the list of the asked currency where there is one', () => {
  expect(listPrice(offer, 99, 'GBP')?.minor).toBe(21_00n)
  expect(listPrice(offer, 100, 'GBP')?.minor).toBe(19_00n)
  const both = { tiers: [...offer.tiers, { currency: 'EUR' as const, fromQuantity: 50, unitPriceMinor: 7n }] }
  expect(listPrice(both, 49, 'EUR')).toBeNull()
  expect(listPrice(both, 50, 'EUR')).toEqual(money(7, 'EUR'))
})
