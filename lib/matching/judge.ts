/** One product held against a need, on every lane that leads there. Pure: rows in, reasons out. */
import { type Demand, listTotal, type Offer } from '#lib/matching/offer.ts'
import { barring, type Reason } from '#lib/matching/reason.ts'
import { moreAWeek, usableUnits } from '#lib/matching/usable.ts'
import { endingCertificates, likeSchemes, missingCertificates } from '#lib/reference/certificates.ts'
import { classOf } from '#lib/reference/kinds.ts'
import { type Lane, lanesBetween } from '#lib/reference/lanes.ts'
import { convert } from '#lib/reference/rates.ts'
import { refusalOf } from '#lib/reference/rules-packs.ts'
import { day } from '#lib/values/time.ts'

/** How long a certificate should outlast the last delivery before nobody is warned. */
const certificateMargin = 30 * day

/** `usable`: units by each delivery, on that lane. */
export type OnLane = { lane: Lane; usable: number[] }

export type Judged = {
  offer: Offer
  /** The lane that serves best; null when none is known. */
  best: OnLane | null
  /** Failing ones and warnings; what it can do together with others is not in it yet. */
  reasons: Reason[]
  /** Nothing but units or money stands in the way. */
  eligible: boolean
  /** Meets the whole need by itself. */
  alone: boolean
}

/** `shownBy`: whose certificates count: the maker's own, its licensor's, or those of all who make a chain. */
export function judge(demand: Demand, offer: Offer, shownBy: readonly Offer[] = [offer]): Judged {
  const reasons = eligibilityOf(demand, offer, shownBy)
  const lanes = lanesBetween(offer.country, demand.country).map(
    (lane): OnLane => ({ lane, usable: usableUnits(offer, demand, lane.weeks) }),
  )
  if (lanes.length === 0) reasons.push({ code: 'no_lane' })
  if (offer.minimumOrder > demand.shareCap)
    reasons.push({ code: 'minimum_order', minimum: offer.minimumOrder, asked: demand.shareCap })
  const eligible = !reasons.some(({ code }) => barring.has(code))

  const mode = (lane: Lane) => (lanes.length > 1 ? lane.mode : null)
  const judged = lanes.map((on) => ({ on, failing: shortcomings(demand, offer, on, mode(on.lane)) }))
  const enough = judged.find(({ failing }) => failing.length === 0)
  const best = enough ?? judged[0]
  if (!enough) reasons.push(...mostTelling(judged.flatMap(({ failing }) => failing)))
  const over = best ? probationFault(demand, offer, best.on) : null
  if (over) reasons.push(over)
  return {
    offer,
    best: best?.on ?? null,
    reasons,
    eligible,
    alone: eligible && enough !== undefined && over === null && demand.shareCap === demand.quantity && isFinished(offer),
  }
}

/** Nobody else is needed to sell it. */
function isFinished({ inputs, licensorId }: Offer): boolean {
  return inputs.length === 0 && licensorId === null
}

/** Who it is and what it shows, whatever it could make. */
function eligibilityOf(demand: Demand, offer: Offer, shownBy: readonly Offer[]): Reason[] {
  const reasons: Reason[] = []
  const rule = refusalOf(demand.admission, offer.country, demand.country)
  if (rule) reasons.push({ code: 'not_admitted', rule, country: offer.country })
  const held = shownBy.flatMap((maker) => (maker === offer ? maker.certificates : maker.ownCertificates))
  const missing = missingCertificates(demand.requiredCertificates, held, demand.closesAt)
  if (missing.length > 0) {
    reasons.push({
      code: 'certificates_missing',
      missing: missing.map(({ scheme, endedAt }) => ({
        scheme,
        endedAt: endedAt?.toISOString() ?? null,
        held: likeSchemes(scheme, held),
      })),
    })
  }
  const until = new Date(demand.deliveries.at(-1)!.dueAt.getTime() + certificateMargin)
  for (const { scheme, endsAt } of endingCertificates(demand.requiredCertificates, held, demand.closesAt, until)) {
    const due = demand.deliveries.at(-1)!.dueAt.toISOString()
    reasons.push({ code: 'certificate_ends', scheme, endsAt: endsAt.toISOString(), due })
  }
  if (classOf(offer.cpv) !== classOf(demand.cpv)) reasons.push({ code: 'other_kind', offered: offer.cpv, asked: demand.cpv })
  return reasons
}

/** What it lacks to meet the whole need on one lane: units first, then money. */
function shortcomings(demand: Demand, offer: Offer, { lane, usable }: OnLane, mode: Lane['mode'] | null): Reason[] {
  const failing: Reason[] = []
  const at = demand.deliveries.findLastIndex(({ quantity }, index) => usable[index]! < quantity)
  if (at >= 0) {
    const { quantity, dueAt } = demand.deliveries[at]!
    failing.push({
      code: 'capacity_short',
      usable: usable[at]!,
      short: quantity - usable[at]!,
      moreAWeek: moreAWeek(offer, demand, lane.weeks),
      due: dueAt.toISOString(),
      mode,
      capped: demand.shareCap < demand.quantity,
    })
  }
  // A product with inputs is priced as a chain, and a part of a need is measured as a pool.
  if (offer.inputs.length > 0 || demand.shareCap < demand.quantity) return failing
  const total = listTotal(offer, demand.quantity, demand.budget.currency, lane.surcharge)
  if (total && total.minor > demand.budget.minor) {
    failing.push({
      code: 'over_budget',
      overMinor: (total.minor - demand.budget.minor).toString(),
      totalMinor: total.minor.toString(),
      currency: total.currency,
      mode,
    })
  }
  return failing
}

/** One reason of a kind and lane is enough, units before money. */
function mostTelling(failing: readonly Reason[]): Reason[] {
  return [...failing].sort((a, b) => Number(a.code === 'over_budget') - Number(b.code === 'over_budget'))
}

/** A new maker's share in the need with its open orders, against its limit. */
function probationFault(demand: Demand, offer: Offer, { lane, usable }: OnLane): Reason | null {
  if (!offer.probation) return null
  const { limit, taken } = offer.probation
  const units = Math.min(usable.at(-1)!, demand.shareCap)
  const share = listTotal(offer, units, demand.budget.currency, lane.surcharge)
  if (!share) return null
  const value = convert(share, limit.currency).minor + convert(taken, limit.currency).minor
  if (value <= limit.minor) return null
  return { code: 'probation', valueMinor: value.toString(), limitMinor: limit.minor.toString(), currency: limit.currency }
}
