/** Makers who each offer a part of the quantity: which sets of them meet the need, and at what cost. */
import { type SplitDocument, splitDocument } from '#lib/matching/allocation/document.ts'
import type { SplitOffer, SplitProblem } from '#lib/matching/allocation/split.ts'
import type { Judged } from '#lib/matching/judge.ts'
import { type Demand, listPrice } from '#lib/matching/offer.ts'
import { convert } from '#lib/reference/rates.ts'

/** Every subset of up to so many makers is looked at; in a larger field only the cheapest plan and the indispensable makers are. */
const exhaustiveUpTo = 14
/** Sets whose cost is computed, the smallest first; what is left then is answered as in a larger field. */
const pricedSets = 200

/** The cheapest split among eligible products, over list prices; null when nobody is eligible. */
export async function cheapestSplit(demand: Demand, judged: readonly Judged[]): Promise<SplitDocument | null> {
  const problem = splitProblem(demand, judged)
  return problem.offers.length === 0 ? null : splitDocument(problem)
}

/** One offer for each maker: of several products the one that can give most. In the order of the makers. */
export function splitProblem(demand: Demand, judged: readonly Judged[]): SplitProblem {
  const byMaker = new Map<string, Judged>()
  for (const one of judged) {
    const known = byMaker.get(one.offer.organizationId)
    if (!known || one.best!.usable.at(-1)! > known.best!.usable.at(-1)!) byMaker.set(one.offer.organizationId, one)
  }
  const offers = [...byMaker.values()].sort((a, b) => a.offer.rank - b.offer.rank).map((one) => splitOffer(demand, one))
  return {
    kind: 'split',
    currency: demand.budget.currency,
    quantity: demand.quantity,
    deliveries: demand.deliveries.map(({ dueAt, quantity }) => ({ dueAt: dueAt.toISOString(), quantity })),
    shareCap: demand.shareCap,
    budgetMinor: demand.budget.minor.toString(),
    offers,
  }
}

function splitOffer(demand: Demand, { offer, best }: Judged): SplitOffer {
  const { currency } = demand.budget
  const surcharge = best!.lane.surcharge ? convert(best!.lane.surcharge, currency).minor : 0n
  const froms = [...new Set(offer.tiers.map(({ fromQuantity }) => fromQuantity))].sort((a, b) => a - b)
  return {
    id: offer.productId,
    maker: offer.organizationId,
    usable: best!.usable,
    least: offer.minimumOrder,
    most: best!.usable.at(-1)!,
    oneOffMinor: '0',
    tiers: froms.flatMap((from) => {
      const price = listPrice(offer, from, currency)
      return price ? [{ from, unitMinor: (price.minor + surcharge).toString() }] : []
    }),
  }
}

/**
 * The products that belong to a set which meets the need within the budget and from which none can be left out. Exact for up to 14
 * makers as long as 200 sets tell; beyond, those of the cheapest plan and those without whom the whole field is too small too.
 */
export async function poolMembers(problem: SplitProblem, cheapest: SplitDocument): Promise<Set<string>> {
  if (!isWithinBudget(cheapest)) return new Set()
  const { offers } = problem
  const found: number[] = []
  let isExact = offers.length <= exhaustiveUpTo
  let priced = 0
  for (const mask of isExact ? masksOf(offers.length) : []) {
    if (found.some((smaller) => (mask & smaller) === smaller)) continue
    const set = chosen(offers, mask)
    if (!covers(problem, set)) continue
    isExact = priced++ < pricedSets
    if (!isExact) break
    if (isWithinBudget(await splitDocument({ ...problem, offers: set }))) found.push(mask)
  }
  const members = new Set(found.flatMap((mask) => chosen(offers, mask).map(({ id }) => id)))
  if (isExact) return members
  for (const { offer } of cheapest.plan!) members.add(offer)
  for (const { id } of offers)
    if (
      !covers(
        problem,
        offers.filter((other) => other.id !== id),
      )
    )
      members.add(id)
  return members
}

function isWithinBudget({ costMinor, problem: { budgetMinor } }: SplitDocument): boolean {
  return costMinor !== null && (budgetMinor === null || BigInt(costMinor) <= BigInt(budgetMinor))
}

/** Every set but the empty one as bits, the smallest sets first. */
function masksOf(count: number): number[] {
  const masks = Array.from({ length: 2 ** count - 1 }, (_, index) => index + 1)
  return masks.sort((a, b) => bits(a) - bits(b) || a - b)
}

function chosen(offers: readonly SplitOffer[], mask: number): SplitOffer[] {
  return offers.filter((_, at) => mask & (1 << at))
}

function covers({ deliveries, shareCap }: SplitProblem, offers: readonly SplitOffer[]): boolean {
  return deliveries.every(
    ({ quantity }, at) => offers.reduce((sum, { usable }) => sum + Math.min(usable[at]!, shareCap), 0) >= quantity,
  )
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest > 0; rest &= rest - 1) count += 1
  return count
}
