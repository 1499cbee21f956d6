/** A unit price this far from the budget per unit is most often a slipped decimal point or thousand. */
const farFactor = 10n

export type PriceSlip = 'ten_times_over' | 'a_tenth_or_less'

/**
 * Warns before sealing; it never forbids. Both amounts are net, per unit, in minor units of the same currency.
 * Returns null when the price is within a factor of ten, or no budget is published.
 */
export function priceSlip(unitPriceMinor: bigint, budgetPerUnitMinor: bigint | null): PriceSlip | null {
  if (budgetPerUnitMinor === null || budgetPerUnitMinor <= 0n) return null
  if (unitPriceMinor >= budgetPerUnitMinor * farFactor) return 'ten_times_over'
  if (unitPriceMinor * farFactor <= budgetPerUnitMinor) return 'a_tenth_or_less'
  return null
}
