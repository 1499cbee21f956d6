// The cheapest split against every other one, and the certificate against a checker that shares no code with it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChainProblem, chainsOf, isInTime, outcomeOf } from '#lib/matching/allocation/chain.ts'
import { chainDocument, type SplitDocument, splitDocument } from '#lib/matching/allocation/document.ts'
import { costOfShares, type Shares, type SplitOffer, type SplitProblem } from '#lib/matching/allocation/split.ts'
import { allocationFaults } from '#tools/verify/allocation.ts'

const small = fc.integer({ min: 0, max: 8 })
const offer = fc
  .record({
    early: small,
    late: small,
    least: fc.integer({ min: 1, max: 4 }),
    price: fc.integer({ min: 1, max: 30 }),
    once: fc.integer({ min: 0, max: 40 }),
  })
  .map(
    ({ early, late, least, price, once }): Omit<SplitOffer, 'id' | 'maker'> => ({
      usable: [early, early + late],
      least,
      most: 12,
      oneOffMinor: String(once),
      tiers: [
        { from: 1, unitMinor: String(price + 6) },
        { from: 3, unitMinor: String(price + 2) },
        { from: 6, unitMinor: String(price) },
      ],
    }),
  )
const problems = fc
  .record({
    offers: fc.array(offer, { minLength: 1, maxLength: 4 }),
    quantity: fc.integer({ min: 1, max: 20 }),
    early: fc.integer({ min: 0, max: 20 }),
    cap: fc.integer({ min: 1, max: 20 }),
  })
  .map(
    ({ offers, quantity, early, cap }): SplitProblem => ({
      kind: 'split',
      currency: 'EUR',
      quantity,
      deliveries: [
        { dueAt: 'first', quantity: Math.min(early, quantity) },
        { dueAt: 'last', quantity },
      ],
      shareCap: cap,
      budgetMinor: null,
      offers: offers.map((one, index) => ({ ...one, id: `o${index}`, maker: `m${index}` })),
    }),
  )

/** Every split there is, one by one. */
function cheapestByCounting(problem: SplitProblem): bigint | null {
  let least: bigint | null = null
  const count = (at: number, shares: Shares, left: number): void => {
    if (at === problem.offers.length) {
      if (left > 0) return
      try {
        const cost = costOfShares(problem, shares)
        if (least === null || cost < least) least = cost
      } catch {}
      return
    }
    for (let quantity = 0; quantity <= left; quantity++)
      count(at + 1, quantity > 0 ? [...shares, { offer: problem.offers[at]!.id, quantity }] : shares, left - quantity)
  }
  count(0, [], problem.quantity)
  return least
}

describe('a split', () => {
  it('is the cheapest of all, to the last unit, and its certificate says so to a stranger', async () => {
    await fc.assert(
      fc.asyncProperty(problems, async (problem) => {
        const document = await splitDocument(problem)
        expect(document.costMinor).toBe(cheapestByCounting(problem)?.toString() ?? null)
        if (document.costMinor !== null) expect(document.gapMinor).toBe('0')
        expect(allocationFaults(JSON.stringify(document))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('prefers the earlier offer where two cost the same', async () => {
    const same = { usable: [5], least: 1, most: 5, oneOffMinor: '0', tiers: [{ from: 1, unitMinor: '100' }] }
    const problem: SplitProblem = {
      kind: 'split',
      currency: 'EUR',
      quantity: 7,
      deliveries: [{ dueAt: 'last', quantity: 7 }],
      shareCap: 7,
      budgetMinor: null,
      offers: ['first', 'second'].map((id) => ({ ...same, id, maker: id })),
    }
    expect((await splitDocument(problem)).plan).toEqual([
      { offer: 'first', quantity: 5 },
      { offer: 'second', quantity: 2 },
    ])
  })
})

describe('a certificate that was tampered with', () => {
  const problem: SplitProblem = {
    kind: 'split',
    currency: 'GBP',
    quantity: 3000,
    deliveries: [
      { dueAt: 'first', quantity: 1000 },
      { dueAt: 'last', quantity: 3000 },
    ],
    shareCap: 1500,
    budgetMinor: null,
    offers: [
      {
        id: 'M7',
        maker: 'M7',
        usable: [288, 756],
        least: 200,
        most: 756,
        oneOffMinor: '0',
        tiers: [
          { from: 200, unitMinor: '17400' },
          { from: 500, unitMinor: '16900' },
        ],
      },
      {
        id: 'M10',
        maker: 'M10',
        usable: [532, 1078],
        least: 100,
        most: 1078,
        oneOffMinor: '0',
        tiers: [
          { from: 100, unitMinor: '18200' },
          { from: 500, unitMinor: '17600' },
        ],
      },
      {
        id: 'M11',
        maker: 'M11',
        usable: [551, 1292],
        least: 200,
        most: 1292,
        oneOffMinor: '0',
        tiers: [
          { from: 200, unitMinor: '17800' },
          { from: 1000, unitMinor: '17100' },
        ],
      },
    ],
  }
  const mutations: [string, (document: SplitDocument) => void][] = [
    ['a dearer split', ({ plan }) => Object.assign(plan!.find(({ offer }) => offer === 'M11')!, { quantity: 1291 })],
    [
      'a dearer split that makes the whole, with its own cost',
      (document) => {
        document.plan!.find(({ offer }) => offer === 'M11')!.quantity -= 10
        document.plan!.find(({ offer }) => offer === 'M10')!.quantity += 10
        document.costMinor = costOfShares(document.problem, document.plan!).toString()
      },
    ],
    ['another cost', (document) => Object.assign(document, { costMinor: '51624799' })],
    ['no plan at all', (document) => Object.assign(document, { plan: null, costMinor: null })],
    ['a cheaper price of a rival', ({ problem }) => Object.assign(problem.offers[1]!.tiers[1]!, { unitMinor: '17000' })],
    ['a share above what may be', ({ problem }) => Object.assign(problem, { shareCap: 1000 })],
    ['a delivery that cannot be met', ({ problem }) => Object.assign(problem.deliveries[0]!, { quantity: 1400 })],
    [
      'a proof for another problem',
      (document) => Object.assign(document, { proof: { kind: 'bound', multipliers: { total: '0', due: ['0'] } } }),
    ],
    ['a case called empty', (document) => Object.assign(document, { proof: { ...document.proof, kind: 'empty' } })],
    [
      'a forgotten case',
      (document) =>
        Object.assign(document, { proof: { kind: 'cases', offer: 'M7', cases: [{ choice: 'out', proof: document.proof }] } }),
    ],
    [
      'a negative multiplier',
      (document) => Object.assign(document, { proof: { kind: 'bound', multipliers: { total: '0', due: ['-1'] } } }),
    ],
  ]
  it.each(mutations)('is found out: %s', async (_, mutate) => {
    const document = await splitDocument(structuredClone(problem))
    expect(allocationFaults(JSON.stringify(document))).toEqual([])
    mutate(document)
    expect(allocationFaults(JSON.stringify(document))).not.toEqual([])
  })

  it.each(['', '[]', '{"problem":{"kind":"split"}}', '{"problem":{"kind":"chain"}}', 'null'])(
    'and so is what is none: %j',
    (text) => {
      expect(allocationFaults(text)).not.toEqual([])
    },
  )
})

const weekly = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 8 })
const lead = fc.integer({ min: 0, max: 2 })
const chains = fc
  .record({
    assemblers: fc.array(fc.record({ weekly, leadWeeks: lead, transitWeeks: lead, price: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    designers: fc.array(fc.record({ weekly, leadWeeks: fc.constant(0), price: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 2,
    }),
    suppliers: fc.array(fc.record({ weekly, leadWeeks: lead, price: fc.integer({ min: 1, max: 9 }), weeks: lead }), {
      minLength: 1,
      maxLength: 3,
    }),
    quantity: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ assemblers, designers, suppliers, quantity }): ChainProblem => {
    const makers = assemblers.map(({ price, ...one }, index) => ({
      ...one,
      id: `a${index}`,
      maker: `a${index}`,
      unitMinor: String(price),
      laneMinor: '2',
    }))
    const lanes = (weeks: number, surchargeMinor: string) =>
      Object.fromEntries(makers.map(({ id }) => [id, { weeks, surchargeMinor }]))
    return {
      kind: 'chain',
      currency: 'EUR',
      quantity,
      deliveries: [{ dueAt: 'last', week: 7, quantity }],
      budgetMinor: null,
      assemblers: makers,
      stages: [
        {
          role: 'design',
          perUnit: 0,
          once: 6,
          suppliers: designers.map(({ price, ...one }, index) => ({
            ...one,
            id: `d${index}`,
            maker: `d${index}`,
            unitMinor: String(price),
            lanes: lanes(0, '0'),
          })),
        },
        {
          role: 'parts',
          perUnit: 1,
          once: 0,
          suppliers: suppliers.map(({ price, weeks, ...one }, index) => ({
            ...one,
            id: `s${index}`,
            maker: `s${index}`,
            unitMinor: String(price),
            lanes: lanes(weeks, '1'),
          })),
        },
      ],
    }
  })

describe('a chain', () => {
  it('is the cheapest that is in time, and the checker agrees; a dearer one is found out', async () => {
    await fc.assert(
      fc.asyncProperty(chains, async (problem) => {
        const document = await chainDocument(problem)
        const possible = chainsOf(problem)
          .map((chain) => ({ chain, outcome: outcomeOf(problem, chain) }))
          .filter(({ outcome }) => isInTime(problem, outcome))
        const costs = possible.map(({ outcome }) => outcome!.costMinor).sort((a, b) => (a < b ? -1 : 1))
        expect(document.costMinor).toBe(costs[0]?.toString() ?? null)
        expect(allocationFaults(JSON.stringify(document))).toEqual([])
        const open = { ...document, gapMinor: '5' }
        if (possible.length > 0) expect(allocationFaults(JSON.stringify(open))).not.toEqual([])
        const dearer = possible.find(({ outcome }) => outcome!.costMinor > costs[0]!)
        if (dearer) {
          const swapped = {
            ...document,
            plan: dearer.chain,
            costMinor: String(dearer.outcome!.costMinor),
            lanesMinor: String(dearer.outcome!.lanesMinor),
          }
          expect(allocationFaults(JSON.stringify(swapped))).not.toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})
