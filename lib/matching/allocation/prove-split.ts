/** The cheapest split, and the proof that none is cheaper. */
import { lowerBound, type Multipliers, multipliersOf, scale } from '#lib/matching/allocation/bound.ts'
import { type Solution, solve } from '#lib/matching/allocation/solver.ts'
import {
  costOfShares,
  type Option,
  optionsOf,
  programOf,
  type Restriction,
  type Shares,
  type SplitProblem,
  unrestricted,
} from '#lib/matching/allocation/split.ts'

/**
 * A tree of cases that together are all there are. `out`: the offer stays out; a number: it takes part by that option. A leaf carries
 * multipliers whose bound reaches the plan's cost, or that show that its case holds no plan.
 */
export type ProofTree =
  | { kind: 'bound' | 'empty'; multipliers: Multipliers }
  | { kind: 'cases'; offer: string; cases: { choice: 'out' | number; proof: ProofTree }[] }
  /** Time ran out here: the gap is open by so much. */
  | { kind: 'open'; multipliers: Multipliers }

export type ProvedSplit = {
  shares: Shares | null
  costMinor: bigint | null
  /** Nothing cheaper exists than this; equal to the cost when the plan is proved optimal. */
  boundMinor: bigint | null
  proof: ProofTree
}

/** Cases looked at before the search stops and says how far it came. */
const casesAtMost = 2_000
/** Milliseconds after which the search says how far it came. */
const timeAtMost = 60_000

/**
 * HiGHS finds the plan; then its relaxations, case by case, prove that nothing is cheaper. Shares null with a proof that is all
 * `empty`: nothing fits at all.
 */
export async function proveSplit(problem: SplitProblem): Promise<ProvedSplit> {
  const search: Search = { problem, best: null, cost: null, cases: 0, open: null, until: Date.now() + timeAtMost }
  keepIfBetter(search, await solve(programOf(problem, unrestricted(problem))))
  const proof = await prove(search, unrestricted(problem))
  const { best, cost, open } = search
  return { shares: best, costMinor: cost, boundMinor: open ?? cost, proof }
}

type Search = {
  problem: SplitProblem
  best: Shares | null
  cost: bigint | null
  cases: number
  open: bigint | null
  until: number
}

async function prove(search: Search, restriction: Restriction): Promise<ProofTree> {
  const { problem } = search
  search.cases += 1
  const relaxed = await solve(programOf(problem, restriction), true)
  if (relaxed.status === 'infeasible') {
    const { duals } = await solve(programOf(problem, restriction, true), true)
    const multipliers = multipliersOf(duals, problem.deliveries.length)
    if (lowerBound(problem, restriction, multipliers, false) > 0n) return { kind: 'empty', multipliers }
    return openEnd(search, multipliers, 0n)
  }
  const multipliers = multipliersOf(relaxed.duals, problem.deliveries.length)
  const bound = lowerBound(problem, restriction, multipliers, true)
  if (reaches(bound, search.cost)) return { kind: 'bound', multipliers }
  const split = undecided(problem, restriction, relaxed)
  if (!split) {
    keepIfBetter(search, relaxed)
    if (reaches(bound, search.cost)) return { kind: 'bound', multipliers }
  }
  if (!split || search.cases >= casesAtMost || Date.now() > search.until) return openEnd(search, multipliers, bound)
  const cases: { choice: 'out' | number; proof: ProofTree }[] = []
  for (const choice of [...restriction[split.at]!.options, ...(restriction[split.at]!.none ? (['out'] as const) : [])]) {
    const narrowed = restriction.map((one, at) =>
      at !== split.at ? one : choice === 'out' ? { none: true, options: [] } : { none: false, options: [choice] },
    )
    cases.push({ choice, proof: await prove(search, narrowed) })
  }
  return { kind: 'cases', offer: problem.offers[split.at]!.id, cases }
}

function openEnd(search: Search, multipliers: Multipliers, bound: bigint): ProofTree {
  const whole = bound <= 0n ? 0n : (bound + scale - 1n) / scale
  if (search.open === null || whole < search.open) search.open = whole
  return { kind: 'open', multipliers }
}

/** Costs are whole minor units: a bound above "one less" is a bound at the cost. */
function reaches(bound: bigint, cost: bigint | null): boolean {
  return cost !== null && bound > (cost - 1n) * scale
}

/** The offer whose choice the relaxation leaves most open; null when every choice is made. */
function undecided(problem: SplitProblem, restriction: Restriction, { values }: Solution): { at: number } | null {
  let found: { at: number; openness: number } | null = null
  for (const at of problem.offers.keys()) {
    const weights = restriction[at]!.options.map((k) => values.get(`w_${at}_${k}`) ?? 0)
    const openness = Math.max(0, ...weights.map((weight) => Math.min(weight, 1 - weight)))
    if (openness > 1e-6 && openness > (found?.openness ?? 0)) found = { at, openness }
  }
  return found
}

/** Takes the whole numbers of a solution as a plan when they are one, reckoned exactly, and cheaper than the one so far. */
function keepIfBetter(search: Search, { status, values }: Solution): void {
  if (status === 'infeasible') return
  const { problem } = search
  const shares: Shares = problem.offers.flatMap((offer, s) => {
    const units = optionsOf(problem, offer).reduce((sum: number, _: Option, k) => sum + (values.get(`q_${s}_${k}`) ?? 0), 0)
    const quantity = Math.round(units)
    return quantity > 0 ? [{ offer: offer.id, quantity }] : []
  })
  try {
    const cost = costOfShares(problem, shares)
    if (search.cost === null || cost < search.cost) Object.assign(search, { best: shares, cost })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
}
