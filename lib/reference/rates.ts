import { type Currency, exponentOf, type Money, share } from '#lib/values/money.ts'

/** Fixed demo rates: units of each currency for one euro. Whoever shows a converted amount says "demo rate" and the date. */
const perEuro: Record<Currency, { numerator: bigint; denominator: bigint }> = {
  EUR: { numerator: 1n, denominator: 1n },
  KRW: { numerator: 1650n, denominator: 1n },
  CNY: { numerator: 82n, denominator: 10n },
  GBP: { numerator: 87n, denominator: 100n },
  USD: { numerator: 108n, denominator: 100n },
  VND: { numerator: 30_500n, denominator: 1n },
}

/** `amount` in another currency at the demo rates, rounded half up to its minor unit. */
export function convert(amount: Money, to: Currency): Money {
  if (amount.currency === to) return amount
  const [from, into] = [perEuro[amount.currency], perEuro[to]]
  const scale = (currency: Currency) => 10n ** BigInt(exponentOf(currency))
  const numerator = into.numerator * from.denominator * scale(to)
  const denominator = into.denominator * from.numerator * scale(amount.currency)
  return { minor: share(amount, numerator, denominator).minor, currency: to }
}
