/** The cheapest chain that is in time, and what each other one lacks. */
import {
  type Chain,
  type ChainOutcome,
  type ChainProblem,
  chainsOf,
  isInTime,
  outcomeOf,
  programOfChain,
} from '#lib/matching/allocation/chain.ts'
import { solve } from '#lib/matching/allocation/solver.ts'

export type ProvedChain = {
  chain: Chain | null
  outcome: ChainOutcome
  costMinor: bigint | null
  /** HiGHS's bound on the cost of any chain: equal to the cost when the choice is proved optimal. */
  boundMinor: bigint | null
}

/**
 * HiGHS chooses; the choice is then reckoned week by week in whole numbers. Null when no chain is in time. The flows of the program may
 * be fractions and the week-by-week reckoning rounds down, so a choice that only fractions make possible is passed over for the next.
 */
export async function proveChain(problem: ChainProblem): Promise<ProvedChain> {
  const none: ProvedChain = { chain: null, outcome: null, costMinor: null, boundMinor: null }
  if (problem.assemblers.length === 0 || problem.stages.some(({ suppliers }) => suppliers.length === 0)) return none
  const { status, values, objective } = await solve(programOfChain(problem))
  if (status !== 'optimal') return none
  const chosen = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, at) => at).find((at) => (values.get(`${prefix}_${at}`) ?? 0) > 0.5) ?? 0
  const chain: Chain = {
    assembler: problem.assemblers[chosen('y', problem.assemblers.length)]!.id,
    suppliers: problem.stages.map(({ suppliers }, i) => suppliers[chosen(`z_${i}`, suppliers.length)]!.id),
  }
  const outcome = outcomeOf(problem, chain)
  const boundMinor = BigInt(Math.ceil(objective - 0.5))
  if (isInTime(problem, outcome)) return { chain, outcome, costMinor: outcome!.costMinor, boundMinor }
  const [next] = chainsOf(problem)
    .map((one) => ({ one, outcome: outcomeOf(problem, one) }))
    .filter(({ outcome }) => isInTime(problem, outcome))
    .sort((a, b) => (a.outcome!.costMinor < b.outcome!.costMinor ? -1 : a.outcome!.costMinor > b.outcome!.costMinor ? 1 : 0))
  return next ? { chain: next.one, outcome: next.outcome, costMinor: next.outcome!.costMinor, boundMinor } : none
}
