/** Makers who together make one product: who assembles, who brings its inputs, and what each chain comes to. */
import type { Input } from '#lib/catalog/schema.ts'
import {
  type ChainAssembler,
  type ChainProblem,
  type ChainSupplier,
  chainsOf,
  isInTime,
  outcomeOf,
  piecesOf,
} from '#lib/matching/allocation/chain.ts'
import { type ChainDocument, chainDocument } from '#lib/matching/allocation/document.ts'
import { type Judged, judge } from '#lib/matching/judge.ts'
import { type Demand, listPrice, type Offer } from '#lib/matching/offer.ts'
import { barring, type Reason } from '#lib/matching/reason.ts'
import { subcontractorsAtMost } from '#lib/matching/rules.ts'
import { classOf } from '#lib/reference/kinds.ts'
import { type Lane, lanesBetween } from '#lib/reference/lanes.ts'
import { convert } from '#lib/reference/rates.ts'
import { addWeeks, startOf, type Week, week, weekOf } from '#lib/values/time.ts'

/** What became of each product that makes or feeds a chain. `role` and `units` of its own product. */
export type InChain = { judged: Judged; role: 'design' | 'parts' | 'assembly'; units: number; feasible: boolean }

/**
 * Every chain over these assemblers (products with inputs) and suppliers; the cheapest one that is in time, solved and written down.
 * Assemblers with the same list of inputs compete in one problem.
 */
export async function assessChains(
  demand: Demand,
  assemblers: readonly Offer[],
  suppliers: readonly Offer[],
): Promise<{ members: InChain[]; document: ChainDocument | null }> {
  const members: InChain[] = []
  const documents: ChainDocument[] = []
  for (const group of byInputs(assemblers)) {
    const { inputs } = group[0]!
    const feeding = inputs.map((input) => suppliers.filter((offer) => canFeed(offer, input, demand.quantity)))
    const makers = group.map((offer) => judge(demand, offer, [offer, ...feeding.flat()]))
    const lacking = inputs.filter((_, at) => feeding[at]!.length === 0).map(({ cpv }) => cpv)
    const possible = makers.filter(({ eligible }) => eligible)
    if (lacking.length > 0 || inputs.length > subcontractorsAtMost || possible.length === 0) {
      const missing: Reason[] = lacking.length > 0 ? [{ code: 'inputs_missing', cpv: lacking }] : []
      members.push(...makers.map((one) => assembling({ ...one, reasons: [...one.reasons, ...missing] }, demand, false)))
      continue
    }
    const certified = feeding.map((stage, at) =>
      stage.filter((offer) => {
        const others = feeding.filter((_, other) => other !== at).flat()
        return possible.some(({ offer: maker }) => !isBarred(judge(demand, maker, [maker, offer, ...others])))
      }),
    )
    const problem = chainProblem(demand, inputs, possible, certified)
    documents.push(await chainDocument(problem))
    members.push(...membersOf(demand, problem, makers, certified.flat()))
  }
  const solved = documents.filter(({ costMinor }) => costMinor !== null)
  solved.sort((a, b) => (BigInt(a.costMinor!) < BigInt(b.costMinor!) ? -1 : 1))
  return { members, document: solved[0] ?? documents[0] ?? null }
}

/** It is the kind that is asked for, and sold in so small a number. */
function canFeed(offer: Offer, { cpv, ...input }: Input, quantity: number): boolean {
  return classOf(offer.cpv) === classOf(cpv) && offer.minimumOrder <= piecesOf(input, quantity)
}

function byInputs(offers: readonly Offer[]): Offer[][] {
  const groups = new Map<string, Offer[]>()
  for (const offer of offers) {
    const key = JSON.stringify(offer.inputs)
    groups.set(key, [...(groups.get(key) ?? []), offer])
  }
  return [...groups.values()]
}

function isBarred({ reasons }: Judged): boolean {
  return reasons.some(({ code }) => barring.has(code))
}

function assembling(judged: Judged, demand: Demand, feasible: boolean): InChain {
  return { judged, role: 'assembly', units: demand.quantity, feasible }
}

function chainProblem(
  demand: Demand,
  inputs: readonly Input[],
  makers: readonly Judged[],
  feeding: readonly Offer[][],
): ChainProblem {
  const { currency, minor } = demand.budget
  const first = weekOf(demand.contractAt)
  const last = weekOf(demand.deliveries.at(-1)!.dueAt)
  const weeks = weeksBetween(first, last) + 1
  const weekly = (offer: Offer) => Array.from({ length: weeks }, (_, at) => offer.weeks.get(addWeeks(first, at))?.free ?? 0)
  const assemblers = makers.map(
    ({ offer, best }): ChainAssembler => ({
      id: offer.productId,
      maker: offer.organizationId,
      weekly: weekly(offer),
      leadWeeks: offer.leadTimeWeeks,
      transitWeeks: best!.lane.weeks,
      unitMinor: priceOf(offer, demand.quantity, demand),
      laneMinor: surchargeOf(best!.lane, demand),
    }),
  )
  return {
    kind: 'chain',
    currency,
    quantity: demand.quantity,
    deliveries: demand.deliveries.map(({ dueAt, quantity }) => ({
      dueAt: dueAt.toISOString(),
      week: weeksBetween(first, weekOf(dueAt)),
      quantity,
    })),
    budgetMinor: minor.toString(),
    assemblers,
    stages: inputs.map(({ role, perUnit, once }, at) => ({
      role,
      perUnit,
      once,
      suppliers: feeding[at]!.map(
        (offer): ChainSupplier => ({
          id: offer.productId,
          maker: offer.organizationId,
          weekly: weekly(offer),
          leadWeeks: offer.leadTimeWeeks,
          unitMinor: priceOf(offer, piecesOf({ perUnit, once }, demand.quantity), demand),
          lanes: Object.fromEntries(makers.flatMap((maker) => laneEntry(role, offer, maker.offer, demand))),
        }),
      ),
    })),
  }
}

/** A design travels by wire; parts need a lane to the assembler. */
function laneEntry(
  role: Input['role'],
  from: Offer,
  to: Offer,
  demand: Demand,
): [string, { weeks: number; surchargeMinor: string }][] {
  if (role === 'design') return [[to.productId, { weeks: 0, surchargeMinor: '0' }]]
  const lane = lanesBetween(from.country, to.country)[0]
  if (!lane) return []
  return [[to.productId, { weeks: lane.weeks, surchargeMinor: surchargeOf(lane, demand) }]]
}

function surchargeOf({ surcharge }: Lane, demand: Demand): string {
  return surcharge ? convert(surcharge, demand.budget.currency).minor.toString() : '0'
}

function priceOf(offer: Offer, quantity: number, demand: Demand): string {
  const price = listPrice(offer, Math.max(quantity, offer.minimumOrder), demand.budget.currency)
  return (price?.minor ?? 0n).toString()
}

/** Who takes part in a chain that is in time and within the budget. */
function membersOf(demand: Demand, problem: ChainProblem, makers: readonly Judged[], suppliers: readonly Offer[]): InChain[] {
  const feasible = new Set<string>()
  for (const chain of chainsOf(problem)) {
    const outcome = outcomeOf(problem, chain)
    if (isInTime(problem, outcome) && outcome!.costMinor <= demand.budget.minor)
      for (const id of [chain.assembler, ...chain.suppliers]) feasible.add(id)
  }
  const feeding = suppliers.map((offer): InChain => {
    const stage = problem.stages.find(({ suppliers }) => suppliers.some(({ id }) => id === offer.productId))!
    const judged: Judged = { offer, best: null, reasons: [], eligible: true, alone: false }
    return { judged, role: stage.role, units: piecesOf(stage, problem.quantity), feasible: feasible.has(offer.productId) }
  })
  return [...makers.map((one) => assembling(one, demand, feasible.has(one.offer.productId))), ...feeding]
}

function weeksBetween(from: Week, to: Week): number {
  return Math.round((startOf(to).getTime() - startOf(from).getTime()) / week)
}
