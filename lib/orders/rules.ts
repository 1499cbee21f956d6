import { type Money, share } from '#lib/values/money.ts'

export type OrderStatus = 'awaiting_signatures' | 'in_production' | 'completed'
export type MilestoneStatus = 'planned' | 'reported' | 'accepted' | 'rejected' | 'invoiced' | 'paid'
export type MilestoneKind = 'production' | 'delivery'
export type Rail = 'bank' | 'stripe'

/** A milestone's life. A rejected one is reported again once the maker has mended it. */
export const milestoneMoves: Record<MilestoneStatus, readonly MilestoneStatus[]> = {
  planned: ['reported'],
  reported: ['accepted', 'rejected'],
  rejected: ['reported'],
  accepted: ['invoiced'],
  invoiced: ['paid'],
  paid: [],
}

/** The statuses from which a milestone may move to `to`. */
export function before(to: MilestoneStatus): MilestoneStatus[] {
  return (Object.keys(milestoneMoves) as MilestoneStatus[]).filter((from) => milestoneMoves[from].includes(to))
}

export type PlannedMilestone = { ordinal: number; kind: MilestoneKind; quantity: number; amount: Money; rail: Rail }

/** Share of a line's price that is due when everything is made; the rest is due on delivery. */
const productionPercent = 40n

/**
 * A line's two milestones: made, and delivered. Their amounts add up to the line's price exactly. Production is paid by bank
 * transfer; delivery by Stripe where both ends qualify, else by transfer too.
 */
export function planMilestones(price: Money, quantity: number, deliveryRail: Rail): PlannedMilestone[] {
  const production = share(price, productionPercent, 100n)
  return [
    { ordinal: 1, kind: 'production', quantity, amount: production, rail: 'bank' },
    { ordinal: 2, kind: 'delivery', quantity, amount: { ...price, minor: price.minor - production.minor }, rail: deliveryRail },
  ]
}

/** Countries whose companies Stripe pays out to from our platform's country without a separate agreement. */
const stripeCountries = new Set([
  'AT',
  'BE',
  'BG',
  'CA',
  'CH',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GB',
  'GR',
  'HR',
  'HU',
  'IE',
  'IS',
  'IT',
  'LI',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
  'US',
])

/** Stripe, where both ends qualify; a bank transfer is the default rail. */
export function railFor(buyerCountry: string, makerCountry: string): Rail {
  return stripeCountries.has(buyerCountry) && stripeCountries.has(makerCountry) ? 'stripe' : 'bank'
}
