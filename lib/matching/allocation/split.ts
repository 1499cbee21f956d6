/**
 * How a quantity is split among makers at the least cost. Pure.
 *
 * minimise Σ (oneOff + price of the tier reached × units), subject to: the units add up to the quantity; each maker makes nothing, or
 * between its least and its most, at the tier that this number reaches; by each delivery Σ min(units, usable by then) is what is due.
 * Whatever a maker makes beyond what is usable by a delivery comes later.
 */
import { emptyProgram, type LinearProgram } from '#lib/matching/allocation/linear-program.ts'

export type SplitOffer = {
  id: string
  maker: string
  /** Free units that can have arrived by each delivery. */
  usable: number[]
  least: number
  most: number
  oneOffMinor: string
  /** Rising; the price of one unit with its lane's surcharge, for all units of the maker. */
  tiers: { from: number; unitMinor: string }[]
}

/** `offers` in the order in which equal plans prefer them. `shareCap`: most units of one maker. */
export type SplitProblem = {
  kind: 'split'
  currency: string
  quantity: number
  deliveries: { dueAt: string; quantity: number }[]
  shareCap: number
  budgetMinor: string | null
  offers: SplitOffer[]
}

export type Shares = { offer: string; quantity: number }[]

/** One way for a maker to take part: between `low` and `high` units at one price. */
export type Option = { low: number; high: number; unitMinor: bigint; oneOffMinor: bigint }

/** The ways in which an offer can take part, by tier; empty when it cannot. */
export function optionsOf(problem: SplitProblem, offer: SplitOffer): Option[] {
  const most = Math.min(offer.most, problem.shareCap, problem.quantity, offer.usable.at(-1)!)
  return offer.tiers.flatMap(({ from, unitMinor }, index) => {
    const low = Math.max(from, offer.least, 1)
    const high = Math.min((offer.tiers[index + 1]?.from ?? Number.POSITIVE_INFINITY) - 1, most)
    return low <= high ? [{ low, high, unitMinor: BigInt(unitMinor), oneOffMinor: BigInt(offer.oneOffMinor) }] : []
  })
}

/** What the shares cost in minor units. Throws RangeError that says which rule they break, so that nothing unmet has a price. */
export function costOfShares(problem: SplitProblem, shares: Shares): bigint {
  let cost = 0n
  const byOffer = new Map<string, number>()
  for (const { offer: id, quantity } of shares) {
    const offer = problem.offers.find((one) => one.id === id)
    const option = offer && optionsOf(problem, offer).find(({ low, high }) => low <= quantity && quantity <= high)
    if (!offer || !option || byOffer.has(id)) throw new RangeError(`${id} cannot take ${quantity} units`)
    byOffer.set(id, quantity)
    cost += option.oneOffMinor + option.unitMinor * BigInt(quantity)
  }
  const total = shares.reduce((sum, { quantity }) => sum + quantity, 0)
  if (total !== problem.quantity) throw new RangeError(`the shares make ${total} of ${problem.quantity} units`)
  for (const [at, { quantity, dueAt }] of problem.deliveries.entries()) {
    const arrived = problem.offers.reduce((sum, { id, usable }) => sum + Math.min(byOffer.get(id) ?? 0, usable[at]!), 0)
    if (arrived < quantity) throw new RangeError(`${arrived} of ${quantity} units can have arrived by ${dueAt}`)
  }
  return cost
}

/** For each offer the options that are allowed; `none`: it may also stay out. */
export type Restriction = { none: boolean; options: number[] }[]

/** Nothing decided yet. */
export function unrestricted(problem: SplitProblem): Restriction {
  return problem.offers.map((offer) => ({ none: true, options: optionsOf(problem, offer).map((_, index) => index) }))
}

/**
 * The program of a restricted problem, tight: each option has its own variables, so that its relaxation is the best bound that
 * multipliers can give. Rows `total` and `due0…`: their duals are the multipliers. `elastic`: instead of the cost, the units that
 * cannot be placed are counted; a positive result proves that nothing fits.
 */
export function programOf(problem: SplitProblem, restriction: Restriction, elastic = false): LinearProgram {
  const program = emptyProgram()
  const { objective, rows, binary } = program
  const total: [number, string][] = []
  const early = problem.deliveries.slice(0, -1).map((): [number, string][] => [])
  const preference = preferenceOf(problem)
  for (const [s, offer] of problem.offers.entries()) {
    const options = optionsOf(problem, offer)
    const picked: [number, string][] = []
    for (const k of restriction[s]!.options) {
      const { low, high, unitMinor, oneOffMinor } = options[k]!
      const [w, q] = [`w_${s}_${k}`, `q_${s}_${k}`]
      binary.add(w)
      picked.push([1, w])
      total.push([1, q])
      if (!elastic) objective.push([Number(oneOffMinor), w], [Number(unitMinor) + preference * s, q])
      rows.push({
        name: `low_${s}_${k}`,
        terms: [
          [1, q],
          [-low, w],
        ],
        sense: '>=',
        bound: 0,
      })
      rows.push({
        name: `high_${s}_${k}`,
        terms: [
          [1, q],
          [-high, w],
        ],
        sense: '<=',
        bound: 0,
      })
      for (const [d, terms] of early.entries()) {
        const x = `x_${s}_${k}_${d}`
        terms.push([1, x])
        rows.push({
          name: `made_${s}_${k}_${d}`,
          terms: [
            [1, x],
            [-1, q],
          ],
          sense: '<=',
          bound: 0,
        })
        rows.push({
          name: `usable_${s}_${k}_${d}`,
          terms: [
            [1, x],
            [-Math.min(high, offer.usable[d]!), w],
          ],
          sense: '<=',
          bound: 0,
        })
      }
    }
    if (picked.length > 0) rows.push({ name: `pick_${s}`, terms: picked, sense: restriction[s]!.none ? '<=' : '=', bound: 1 })
  }
  if (elastic) {
    objective.push([1, 'lack'], [1, 'excess'])
    total.push([1, 'lack'], [-1, 'excess'])
    for (const [d, terms] of early.entries()) {
      objective.push([1, `late_${d}`])
      terms.push([1, `late_${d}`])
    }
  }
  rows.push({ name: 'total', terms: total, sense: '=', bound: problem.quantity })
  for (const [d, terms] of early.entries())
    rows.push({ name: `due_${d}`, terms, sense: '>=', bound: problem.deliveries[d]!.quantity })
  return program
}

/** Equal plans go to earlier offers: so little a unit that all of it together stays below one minor unit. None in a large field. */
function preferenceOf({ offers, quantity }: SplitProblem): number {
  return offers.length <= 12 ? 0.25 / (offers.length ** 2 * quantity) : 0
}
