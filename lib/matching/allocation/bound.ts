/** Lower bounds that anyone can recompute: Lagrangean multipliers over whole numbers. Pure. */
import { type Option, optionsOf, type Restriction, type SplitProblem } from '#lib/matching/allocation/split.ts'

/** Multipliers are whole numbers of a thousand-millionth of a minor unit: what is published is exactly what is reckoned with. */
export const scale = 1_000_000_000n

/** `total`: the worth of one more unit; `due`: of one more unit by each delivery but the last, never negative. */
export type Multipliers = { total: string; due: string[] }

/** Reads duals of HiGHS as multipliers. */
export function multipliersOf(duals: ReadonlyMap<string, number>, deliveries: number): Multipliers {
  const whole = (value: number) => BigInt(Math.round(value * Number(scale)))
  const due = Array.from({ length: deliveries - 1 }, (_, d) => whole(Math.max(0, duals.get(`due_${d}`) ?? 0)).toString())
  return { total: whole(duals.get('total') ?? 0).toString(), due }
}

/**
 * No plan within the restriction costs less (in minor units × `scale`): weak duality,
 * L(λ, μ) = λ·Q + Σ μ_d·N_d + Σ_s min over its options of [cost − λ·q − Σ μ_d·min(q, usable_d)].
 * `withCost` false leaves the cost out: a result above zero then proves that no plan exists.
 */
export function lowerBound(problem: SplitProblem, restriction: Restriction, multipliers: Multipliers, withCost: boolean): bigint {
  const total = BigInt(multipliers.total)
  const due = multipliers.due.map(BigInt)
  let bound = total * BigInt(problem.quantity)
  for (const [d, worth] of due.entries()) bound += worth * BigInt(problem.deliveries[d]!.quantity)
  for (const [s, offer] of problem.offers.entries()) {
    const { none, options } = restriction[s]!
    const all = optionsOf(problem, offer)
    const values = options.map((k) => leastOf(all[k]!, offer.usable, total, due, withCost))
    if (none) values.push(0n)
    if (values.length > 0) bound += leastValue(values)
  }
  return bound
}

/** Linear less concave pieces is convex: its least value lies at an end or where a delivery is served whole. */
function leastOf(option: Option, usable: readonly number[], total: bigint, due: readonly bigint[], withCost: boolean): bigint {
  const corners = [option.low, option.high, ...usable.filter((units) => option.low < units && units < option.high)]
  const at = (units: number) => {
    const cost = withCost ? (option.oneOffMinor + option.unitMinor * BigInt(units)) * scale : 0n
    const worth = due.reduce((sum, one, d) => sum + one * BigInt(Math.min(units, usable[d]!)), total * BigInt(units))
    return cost - worth
  }
  return leastValue(corners.map(at))
}

function leastValue(values: bigint[]): bigint {
  return values.sort((a, b) => (a < b ? -1 : 1))[0]!
}
