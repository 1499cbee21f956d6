// Who belongs to a pool: every set that meets the need within its budget, found by leaving makers out.
import { describe, expect, it } from 'vitest'
import { splitDocument } from '#lib/matching/allocation/document.ts'
import type { SplitProblem } from '#lib/matching/allocation/split.ts'
import { poolMembers } from '#lib/matching/pools.ts'

const problem = (budgetMinor: string, offers: [id: string, usable: number, unitMinor: string][]): SplitProblem => ({
  kind: 'split',
  currency: 'EUR',
  quantity: 100,
  deliveries: [{ dueAt: 'last', quantity: 100 }],
  shareCap: 60,
  budgetMinor,
  offers: offers.map(([id, usable, unitMinor]) => ({
    id,
    maker: id,
    usable: [usable],
    least: 1,
    most: usable,
    oneOffMinor: '0',
    tiers: [{ from: 1, unitMinor }],
  })),
})
const membersOf = async (asked: SplitProblem) => [...(await poolMembers(asked, await splitDocument(asked)))].sort()
const three: [string, number, string][] = [
  ['a', 60, '8'],
  ['b', 60, '12'],
  ['c', 30, '9'],
]

describe('a pool', () => {
  it('leaves out whom its units can spare, as long as the rest can be paid', async () => {
    expect(await membersOf(problem('960', three))).toEqual(['a', 'b'])
  })

  it('needs a maker without whom the budget is too small, though the units would do', async () => {
    expect(await membersOf(problem('950', three))).toEqual(['a', 'b', 'c'])
  })

  it('is nobody where the cheapest plan is above the budget', async () => {
    expect(await membersOf(problem('869', three))).toEqual([])
  })
})
