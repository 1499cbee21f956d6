/** When a city may buy from the catalogue without a tender. Pure. */
import { type RulesPackCode, rulesPackOf } from '#lib/reference/rules-packs.ts'
import { type Currency, type Money, money, priced, toDecimal } from '#lib/values/money.ts'

/** The rules of direct purchase by country of the buyer. */
const packs: Record<string, RulesPackCode> = { ES: 'eu_direct' }

/** The pack under which cities of a country buy directly; null where we know none. */
export function directPackOf(country: string): RulesPackCode | null {
  return packs[country] ?? null
}

/** Sum of earlier direct purchases, net. */
export function sumOfTwelveMonths(
  purchases: readonly { quantity: number; unitPriceMinor: bigint; oneOffMinor: bigint }[],
  currency: Currency,
): Money {
  return money(
    purchases.reduce((sum, one) => sum + priced({ ...one, currency }, one.quantity).minor, 0n),
    currency,
  )
}

/** Why a purchase of this value on top of the sum is none to be made directly; null when it is. The limit itself is not reached. */
export function directFault(
  pack: RulesPackCode,
  value: Money,
  before: Money,
): { message: string; values: Record<string, string> } | null {
  const limit = rulesPackOf(pack).directBelow
  if (!limit || limit.currency !== value.currency) return { message: 'directNotAllowed', values: {} }
  if (before.minor + value.minor < limit.minor) return null
  return {
    message: 'directAboveLimit',
    values: { before: toDecimal(before), value: toDecimal(value), limit: toDecimal(limit), currency: limit.currency },
  }
}
