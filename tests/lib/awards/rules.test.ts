import { describe, expect, it } from 'vitest'
import { awardFaults, checkAward, type OpenedOffer, rank } from '#lib/awards/rules.ts'

// N-04, Manchester: three makers, none of which may have more than half.
const offer = (bidId: string, unitPriceMinor: bigint, quantityLeast: number, quantityMost: number): OpenedOffer => ({
  bidId,
  organizationId: `org_${bidId}`,
  unitPriceMinor,
  oneOffMinor: 0n,
  quantityLeast,
  quantityMost,
})
const offers = [offer('svratka', 17_100n, 200, 1292), offer('armley', 17_600n, 100, 1078), offer('zablocie', 16_900n, 200, 756)]
const demand = { quantity: 3000, maxSharePercent: 50 }
const reasons = offers.map(({ bidId }) => ({ bidId, reason: 'Cheapest split that meets both dates.' }))
const award = (...shares: [string, number][]) => ({
  lotId: 'lot_1',
  shares: shares.map(([bidId, quantity]) => ({ bidId, quantity })),
  reasons,
})

describe('an award', () => {
  it('that splits the whole within what was offered has no fault', () => {
    expect(awardFaults(award(['zablocie', 756], ['svratka', 1292], ['armley', 952]), demand, offers)).toEqual({})
  })

  it('must make the whole', () => {
    expect(awardFaults(award(['zablocie', 756], ['svratka', 1292]), demand, offers)).toEqual({
      shares: { message: 'awardWrongTotal', values: { total: 2048, quantity: 3000 } },
    })
  })

  it('gives nobody more or less than it offered, nor more than the largest share', () => {
    const faults = awardFaults(award(['zablocie', 757], ['svratka', 1292], ['armley', 951]), demand, offers)
    expect(faults).toEqual({ 'quantity.zablocie': { message: 'awardOutsideOffer', values: { least: 200, most: 756 } } })
    const large = [offer('one', 100n, 1, 3000), offer('two', 110n, 1, 3000)]
    const both = { ...award(['one', 1501], ['two', 1499]), reasons: large.map(({ bidId }) => ({ bidId, reason: 'Cheapest.' })) }
    expect(awardFaults(both, demand, large)).toEqual({ 'quantity.one': { message: 'awardAboveShare', values: { cap: 1500 } } })
  })

  it('knows only valid quotes, each once', () => {
    expect(awardFaults(award(['stranger', 3000]), demand, offers)).toMatchObject({
      'quantity.stranger': { message: 'awardUnknownQuote' },
    })
    expect(awardFaults(award(['armley', 1000], ['armley', 1000]), demand, offers)).toMatchObject({
      'quantity.armley': { message: 'awardUnknownQuote' },
    })
  })

  it('owes every bidder a reason, losers first of all', () => {
    const silent = { ...award(['zablocie', 756], ['svratka', 1292], ['armley', 952]), reasons: reasons.slice(0, 2) }
    expect(() => checkAward(silent, demand, offers)).toThrow('checkAnswers')
    expect(awardFaults(silent, demand, offers)).toEqual({ 'reason.zablocie': { message: 'reasonMissing' } })
  })
})

it('ranks by price; equal prices keep the order in which they were handed in', () => {
  const equal = [offer('b', 5n, 1, 1), offer('a', 5n, 1, 1), offer('c', 4n, 1, 1)]
  expect(rank(equal).map(({ bidId }) => bidId)).toEqual(['c', 'a', 'b'])
})
