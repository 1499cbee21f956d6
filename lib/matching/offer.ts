/** What a city asks and what a maker's product can give, as the engine sees them. Pure. */
import type { Input } from '#lib/catalog/schema.ts'
import type { Held } from '#lib/reference/certificates.ts'
import { convert } from '#lib/reference/rates.ts'
import type { Admission } from '#lib/reference/rules-packs.ts'
import { type Currency, type Money, money, times } from '#lib/values/money.ts'
import type { Week } from '#lib/values/time.ts'

/** `quantity` units in all must have arrived by `dueAt`. */
export type Delivery = { dueAt: Date; quantity: number }

export type Demand = {
  cpv: string
  country: string
  quantity: number
  admission: Admission
  requiredCertificates: readonly string[]
  contractAt: Date
  closesAt: Date
  /** Rising in time and quantity; the last one is the whole quantity. */
  deliveries: readonly Delivery[]
  budget: Money
  /** How several makers may meet it; empty: one maker makes all. */
  jointForms: readonly string[]
  /** Most units of one maker, whatever the share was called. */
  shareCap: number
}

/** What a week of a line makes (holidays taken off) and what of it is free. */
export type LineWeek = { units: number; free: number }

export type Offer = {
  productId: string
  organizationId: string
  /** Place among the makers: of equal plans the one with the lower ranks wins. */
  rank: number
  country: string
  cpv: string
  leadTimeWeeks: number
  minimumOrder: number
  tiers: readonly { currency: Currency; fromQuantity: number; unitPriceMinor: bigint }[]
  certificates: readonly Held[]
  /** Those of the product itself: they go with it into what is made of it. */
  ownCertificates: readonly Held[]
  inputs: readonly Input[]
  /** Sold only together with this maker, under whose certificates it is made. */
  licensorId: string | null
  unitsPerWeek: number
  weeks: ReadonlyMap<Week, LineWeek>
  /** A new maker's limit, and what of it its open orders take. */
  probation: { limit: Money; taken: Money } | null
}

/**
 * The price of one unit in `currency` at the tier that `quantity` reaches: the list in that currency, else the maker's first list
 * converted at the demo rates. Null below the first tier.
 */
export function listPrice(offer: Pick<Offer, 'tiers'>, quantity: number, currency: Currency): Money | null {
  const listed = offer.tiers.some((tier) => tier.currency === currency) ? currency : offer.tiers[0]?.currency
  const reached = offer.tiers
    .filter((tier) => tier.currency === listed && tier.fromQuantity <= quantity)
    .sort((a, b) => b.fromQuantity - a.fromQuantity)[0]
  return reached ? convert(money(reached.unitPriceMinor, reached.currency), currency) : null
}

/** What `quantity` units cost at list price with a lane's surcharge on each; null below the first tier. */
export function listTotal(offer: Offer, quantity: number, currency: Currency, surcharge: Money | null): Money | null {
  const price = listPrice(offer, quantity, currency)
  if (!price) return null
  const extra = surcharge ? convert(surcharge, currency).minor : 0n
  return times(money(price.minor + extra, currency), quantity)
}
