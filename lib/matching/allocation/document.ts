/** What is published of a computed plan, so that anyone can check it: `npm run verify -- allocation FILE`. */
import { type Chain, type ChainProblem, outcomeOf } from '#lib/matching/allocation/chain.ts'
import { proveChain } from '#lib/matching/allocation/prove-chain.ts'
import { type ProofTree, proveSplit } from '#lib/matching/allocation/prove-split.ts'
import type { Shares, SplitProblem } from '#lib/matching/allocation/split.ts'

/** Minor units as text. `gapMinor` "0": proved that nothing is cheaper. `plan` null: nothing meets the problem. */
export type SplitDocument = {
  format: 'moi-allocation/1'
  problem: SplitProblem
  plan: Shares | null
  costMinor: string | null
  gapMinor: string | null
  solver: string
  proof: ProofTree
}

/** A chain is checked by reckoning every other one: there are few. */
export type ChainDocument = {
  format: 'moi-allocation/1'
  problem: ChainProblem
  plan: Chain | null
  costMinor: string | null
  gapMinor: string | null
  lanesMinor: string | null
  solver: string
}

export type AllocationDocument = SplitDocument | ChainDocument

const solver = 'HiGHS'

/** Solves a split to its proven optimum and writes it down. */
export async function splitDocument(problem: SplitProblem): Promise<SplitDocument> {
  const { shares, costMinor, boundMinor, proof } = await proveSplit(problem)
  return {
    format: 'moi-allocation/1',
    problem,
    plan: shares,
    costMinor: costMinor?.toString() ?? null,
    gapMinor: costMinor === null || boundMinor === null ? null : (costMinor - boundMinor).toString(),
    solver,
    proof,
  }
}

/** Solves a chain and writes it down. */
export async function chainDocument(problem: ChainProblem): Promise<ChainDocument> {
  const { chain, costMinor, boundMinor } = await proveChain(problem)
  return {
    format: 'moi-allocation/1',
    problem,
    plan: chain,
    costMinor: costMinor?.toString() ?? null,
    gapMinor:
      costMinor === null || boundMinor === null ? null : (costMinor > boundMinor ? costMinor - boundMinor : 0n).toString(),
    lanesMinor: chain ? outcomeOf(problem, chain)!.lanesMinor.toString() : null,
    solver,
  }
}
