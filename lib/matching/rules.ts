/** Who could meet a need, and why not. Pure: rows in, verdicts with their reasons out. */
import { usableWeeks } from '#lib/capacity/rules.ts'
import { type Held, missingCertificates } from '#lib/reference/certificates.ts'
import { transitWeeks } from '#lib/reference/lanes.ts'
import type { Week } from '#lib/values/time.ts'

export type Demand = {
  cpv: string
  sector: string
  country: string
  quantity: number
  requiredCertificates: readonly string[]
  contractAt: Date
  closesAt: Date
  deliveries: readonly { dueAt: Date; quantity: number }[]
  budgetMinor: bigint
  currency: string
  /** Largest share of one maker in percent; under 100 the need is met together. */
  maxSharePercent: number
}

export type Offer = {
  productId: string
  organizationId: string
  country: string
  cpv: string
  leadTimeWeeks: number
  minimumOrder: number
  currency: string
  tiers: readonly { fromQuantity: number; unitPriceMinor: bigint }[]
  certificates: readonly Held[]
  unitsPerWeek: number
  freeByWeek: ReadonlyMap<Week, number>
}

export type Reason =
  | { code: 'certificates_missing'; schemes: string[] }
  | { code: 'no_lane' }
  | { code: 'minimum_order'; minimum: number; asked: number }
  | { code: 'capacity_short'; usable: number; short: number; moreAWeek: number | null; due: string }
  | { code: 'over_budget'; overMinor: string; currency: string }
  | { code: 'share_cap'; cap: number }
  | { code: 'fits'; usable: number; due: string }

export type Verdict = {
  productId: string
  organizationId: string
  verdict: 'alone' | 'part' | 'excluded'
  usableUnits: number
  reasons: Reason[]
}

/** Holds one offer against a demand. All failing reasons are kept, in the order in which they are told. */
export function judge(demand: Demand, offer: Offer): Verdict {
  const reasons: Reason[] = []
  const missing = missingCertificates(demand.requiredCertificates, offer.certificates, demand.closesAt)
  if (missing.length > 0) reasons.push({ code: 'certificates_missing', schemes: missing.map(({ scheme }) => scheme) })

  const transit = transitWeeks(offer.country, demand.country)
  if (transit === null) reasons.push({ code: 'no_lane' })
  const usableBy = (dueAt: Date) => (transit === null ? 0 : usableUnits(offer, demand.contractAt, dueAt, transit))
  const last = demand.deliveries.at(-1)!
  const usable = usableBy(last.dueAt)

  if (offer.minimumOrder > demand.quantity)
    reasons.push({ code: 'minimum_order', minimum: offer.minimumOrder, asked: demand.quantity })
  const excluded = reasons.length > 0 || usable === 0

  const short = demand.deliveries.find(({ dueAt, quantity }) => usableBy(dueAt) < quantity)
  if (short && transit !== null) {
    const units = usableBy(short.dueAt)
    const due = short.dueAt.toISOString()
    reasons.push({
      code: 'capacity_short',
      usable: units,
      short: short.quantity - units,
      moreAWeek: moreAWeek(demand, offer, transit),
      due,
    })
  }
  const price = listPrice(offer, demand.quantity)
  const over = offer.currency === demand.currency && price !== null ? price * BigInt(demand.quantity) - demand.budgetMinor : 0n
  if (over > 0n) reasons.push({ code: 'over_budget', overMinor: over.toString(), currency: demand.currency })
  const cap = Math.floor((demand.quantity * demand.maxSharePercent) / 100)
  if (cap < demand.quantity) reasons.push({ code: 'share_cap', cap })

  const alone = !excluded && !short && over <= 0n && cap === demand.quantity
  const part = !excluded && !alone && over <= 0n && cap < demand.quantity
  if (alone || part) reasons.push({ code: 'fits', usable, due: last.dueAt.toISOString() })
  return {
    productId: offer.productId,
    organizationId: offer.organizationId,
    verdict: alone ? 'alone' : part ? 'part' : 'excluded',
    usableUnits: usable,
    reasons,
  }
}

/** Free units in the weeks in which units for this delivery can be made. */
function usableUnits(offer: Offer, contractAt: Date, dueAt: Date, transit: number): number {
  return usableWeeks(contractAt, offer.leadTimeWeeks, dueAt, transit).reduce(
    (sum, week) => sum + (offer.freeByWeek.get(week) ?? 0),
    0,
  )
}

/**
 * The smallest whole number added to every usable week after which each delivery is met; null when no week is usable. Weeks
 * without any capacity (holidays) get none.
 */
function moreAWeek(demand: Demand, offer: Offer, transit: number): number | null {
  let more = 0
  for (const { dueAt, quantity } of demand.deliveries) {
    const weeks = usableWeeks(demand.contractAt, offer.leadTimeWeeks, dueAt, transit).map(
      (week) => offer.freeByWeek.get(week) ?? 0,
    )
    const working = weeks.filter((free) => free > 0)
    const lacking = quantity - weeks.reduce((sum, free) => sum + free, 0)
    if (lacking <= 0) continue
    if (working.length === 0) return null
    more = Math.max(more, smallestRaise(working, offer.unitsPerWeek, lacking))
  }
  return more
}

/** A week that runs at a part of the line's units (a holiday) gains the same part of what is added, rounded down. */
function smallestRaise(working: readonly number[], unitsPerWeek: number, lacking: number): number {
  const gain = (added: number) =>
    working.reduce((sum, free) => sum + Math.floor((added * Math.min(free, unitsPerWeek)) / unitsPerWeek), 0)
  // Halved, not counted: a line that runs at a millionth of its units would take a million steps for each unit.
  let least = Math.ceil(lacking / working.length)
  let enough = least
  while (gain(enough) < lacking) enough *= 2
  while (least < enough) {
    const middle = Math.floor((least + enough) / 2)
    if (gain(middle) < lacking) least = middle + 1
    else enough = middle
  }
  return enough
}

/** The unit price of the tier that a quantity reaches, for all its units; null below the first tier. */
export function listPrice(offer: Pick<Offer, 'tiers'>, quantity: number): bigint | null {
  const reached = offer.tiers
    .filter(({ fromQuantity }) => fromQuantity <= quantity)
    .sort((a, b) => b.fromQuantity - a.fromQuantity)[0]
  return reached?.unitPriceMinor ?? null
}
