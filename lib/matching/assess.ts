/** The whole market held against a need: who could meet it alone, together, nearly or not, and the cheapest way over list prices. */
import type { ChainDocument, SplitDocument } from '#lib/matching/allocation/document.ts'
import { assessChains, type InChain } from '#lib/matching/chains.ts'
import { type Judged, judge } from '#lib/matching/judge.ts'
import { type Demand, listTotal, type Offer } from '#lib/matching/offer.ts'
import { cheapestSplit, poolMembers, splitProblem } from '#lib/matching/pools.ts'
import { inOrder, type Reason, type Verdict, type VerdictKind } from '#lib/matching/reason.ts'

/** Makers who have signed to quote as one; each stands for so many units of its product. */
export type Consortium = { members: { productId: string; quantity: number }[] }

/** `offers`: finished products and assemblers of the kind; `suppliers`: what their inputs could come from. */
export type Market = { offers: readonly Offer[]; suppliers: readonly Offer[]; consortia: readonly Consortium[] }

export type Assessment = { verdicts: Verdict[]; split: SplitDocument | null; chain: ChainDocument | null }

/** At most so many products are held against the cheapest plan to say what a renewed certificate would change. */
const remediesAtMost = 8

/** Holds a market against a need. Solves in the solver's thread; the same market gives the same answer. */
export async function assess(demand: Demand, market: Market): Promise<Assessment> {
  const finished = market.offers.filter(({ inputs }) => inputs.length === 0).map((offer) => judge(demand, offer))
  const split = await poolsOf(demand, finished)
  const chains = demand.jointForms.includes('prime_with_subcontractors')
    ? await assessChains(
        demand,
        market.offers.filter(({ inputs }) => inputs.length > 0),
        market.suppliers,
      )
    : { members: [], document: null }
  const consortia = consortiaOf(demand, finished, market.consortia)
  const cheapest = leastOf([split?.document.costMinor, chains.document?.costMinor])
  const verdicts: Verdict[] = []
  for (const judged of finished) {
    const units = consortia.get(judged.offer.productId)
    const pooled = split?.members.has(judged.offer.productId) ?? false
    verdicts.push(verdictOf(demand, withLicence(judged, units), { pooled, units, chain: null }))
  }
  for (const member of chains.members)
    verdicts.push(verdictOf(demand, member.judged, { pooled: false, units: undefined, chain: member }))
  await sayWhatWouldBe(demand, finished, verdicts, split?.document ?? null, cheapest)
  for (const verdict of verdicts) verdict.reasons = inOrder(verdict.reasons)
  return { verdicts, split: split?.document ?? null, chain: chains.document }
}

async function poolsOf(demand: Demand, finished: readonly Judged[]) {
  if (!demand.jointForms.includes('partial_quantity')) return null
  const eligible = finished.filter((one) => one.eligible && one.offer.licensorId === null)
  const document = await cheapestSplit(demand, eligible)
  return document && { document, members: await poolMembers(splitProblem(demand, eligible), document) }
}

/** Units by product, of consortia that can keep what they signed. */
function consortiaOf(demand: Demand, finished: readonly Judged[], consortia: readonly Consortium[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const { members } of consortia) {
    const judged = members.map(({ productId }) => finished.find(({ offer }) => offer.productId === productId))
    if (judged.some((one) => !one?.eligible || !one.best)) continue
    const arrived = demand.deliveries.map((_, at) =>
      members.reduce((sum, { quantity }, index) => sum + Math.min(quantity, judged[index]!.best!.usable[at]!), 0),
    )
    const whole = members.every(({ quantity }, index) => judged[index]!.best!.usable.at(-1)! >= quantity)
    const cost = members.reduce((sum, { quantity }, index) => {
      const { offer, best } = judged[index]!
      return sum + (listTotal(offer, quantity, demand.budget.currency, best!.lane.surcharge)?.minor ?? 0n)
    }, 0n)
    if (!whole || cost > demand.budget.minor || !demand.deliveries.every(({ quantity }, at) => arrived[at]! >= quantity)) continue
    for (const { productId, quantity } of members) units.set(productId, quantity)
  }
  return units
}

/** A product under licence is sold together with its licensor or not at all. */
function withLicence(judged: Judged, units: number | undefined): Judged {
  if (judged.offer.licensorId === null || units !== undefined) return judged
  return { ...judged, eligible: false, alone: false, reasons: [...judged.reasons, { code: 'only_with_licensor' }] }
}

type Together = { pooled: boolean; units: number | undefined; chain: InChain | null }

function verdictOf(demand: Demand, judged: Judged, { pooled, units, chain }: Together): Verdict {
  const { offer, best } = judged
  const reasons = [...judged.reasons]
  const last = demand.deliveries.at(-1)!
  const usable = demand.deliveries.map(({ dueAt }, at) => ({ dueAt: dueAt.toISOString(), units: best?.usable[at] ?? 0 }))
  if (chain?.feasible) reasons.push({ code: 'chain', role: chain.role, units: chain.units })
  if (units !== undefined) reasons.push({ code: 'consortium', units })
  if (pooled && demand.shareCap < demand.quantity) reasons.push({ code: 'share_cap', cap: demand.shareCap })
  const verdict: VerdictKind = judged.alone
    ? 'alone'
    : pooled || units !== undefined || chain?.feasible
      ? 'together'
      : judged.eligible
        ? 'near'
        : 'excluded'
  if (verdict === 'alone' || pooled) reasons.push({ code: 'fits', usable: usable.at(-1)!.units, due: last.dueAt.toISOString() })
  return {
    productId: offer.productId,
    organizationId: offer.organizationId,
    verdict,
    usableUnits: usable.at(-1)!.units,
    usable,
    reasons,
  }
}

/** For the excluded: whether without what excludes them they would be enough alone, or in the cheapest plan, and how much cheaper. */
async function sayWhatWouldBe(
  demand: Demand,
  finished: readonly Judged[],
  verdicts: readonly Verdict[],
  split: SplitDocument | null,
  cheapest: bigint | null,
): Promise<void> {
  const eligible = finished.filter((one) => one.eligible && one.offer.licensorId === null)
  let asked = 0
  for (const judged of finished) {
    const { offer, best, reasons } = judged
    if (judged.eligible || !best || reasons.some(({ code }) => code === 'other_kind' || code === 'no_lane')) continue
    const alone = demand.deliveries.every(({ quantity }, at) => best.usable[at]! >= quantity)
    let inCheapest = false
    if (split?.plan && asked++ < remediesAtMost) {
      const without = await cheapestSplit(demand, [...eligible, judged])
      inCheapest = without?.plan?.some((share) => share.offer === offer.productId) ?? false
    }
    const total = alone ? listTotal(offer, demand.quantity, demand.budget.currency, best.lane.surcharge) : null
    const cheaperPercent =
      total && cheapest && total.minor < cheapest ? Number(((cheapest - total.minor) * 100n) / cheapest) : null
    if (!alone && !inCheapest) continue
    const verdict = verdicts.find(({ productId }) => productId === offer.productId)!
    verdict.reasons.push({ code: 'would_be', remedy: remedyOf(reasons), alone, inCheapest, cheaperPercent })
  }
}

/** "renew" when nothing but ended certificates stands in the way. */
function remedyOf(reasons: readonly Reason[]): 'renew' | 'other' {
  const failing = reasons.filter(
    ({ code }) => code === 'not_admitted' || code === 'certificates_missing' || code === 'minimum_order',
  )
  const ended = failing.every(
    (reason) => reason.code === 'certificates_missing' && reason.missing.every(({ endedAt }) => endedAt !== null),
  )
  return ended ? 'renew' : 'other'
}

function leastOf(costs: readonly (string | null | undefined)[]): bigint | null {
  const known = costs.flatMap((cost) => (cost ? [BigInt(cost)] : []))
  return known.sort((a, b) => (a < b ? -1 : 1))[0] ?? null
}
