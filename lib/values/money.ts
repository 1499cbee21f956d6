/** An amount in the currency's minor unit (cents, pence; whole won and đồng). Never a float. */
export type Money = { minor: bigint; currency: Currency }
export type Currency = keyof typeof exponents

/** ISO 4217 minor-unit exponents of the currencies that we trade in. */
const exponents = { EUR: 2, GBP: 2, USD: 2, CNY: 2, KRW: 0, VND: 0 } as const

export const currencies = Object.keys(exponents) as Currency[]

/** True for a currency that we trade in (ISO 4217). */
export function isCurrency(code: string): code is Currency {
  return code in exponents
}

/** Digits after the decimal point: 2 for EUR, 0 for KRW. */
export function exponentOf(currency: Currency): number {
  return exponents[currency]
}

/** An amount from its minor units: money(12345, "EUR") is €123.45. */
export function money(minor: bigint | number | string, currency: Currency): Money {
  return { minor: BigInt(minor), currency }
}

/** Sum of two amounts. Throws RangeError on different currencies. */
export function add(a: Money, b: Money): Money {
  sameCurrency(a, b)
  return { minor: a.minor + b.minor, currency: a.currency }
}

/** Difference of two amounts. Throws RangeError on different currencies. */
export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b)
  return { minor: a.minor - b.minor, currency: a.currency }
}

/** A whole multiple: unit price × units. */
export function times(amount: Money, factor: bigint | number): Money {
  return { minor: amount.minor * BigInt(factor), currency: amount.currency }
}

/** `amount × numerator ÷ denominator`, rounded half away from zero to the minor unit. Throws RangeError on a denominator ≤ 0. */
export function share(amount: Money, numerator: bigint, denominator: bigint): Money {
  if (denominator <= 0n) throw new RangeError('share of a non-positive whole')
  const product = amount.minor * numerator
  const magnitude = product < 0n ? -product : product
  const rounded = (2n * magnitude + denominator) / (2n * denominator)
  return { minor: product < 0n ? -rounded : rounded, currency: amount.currency }
}

/**
 * Splits `amount` by whole-number weights so that the parts add up to it exactly (largest remainder; ties to the earlier part).
 * Throws RangeError when the weights are negative or all zero.
 */
export function split(amount: Money, weights: bigint[]): Money[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  if (whole <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError('weights must be positive')
  const negative = amount.minor < 0n
  const magnitude = negative ? -amount.minor : amount.minor
  const parts = weights.map((weight, index) => ({
    index,
    minor: (magnitude * weight) / whole,
    rest: (magnitude * weight) % whole,
  }))
  let left = magnitude - parts.reduce((sum, part) => sum + part.minor, 0n)
  for (const part of [...parts].sort((a, b) => (b.rest > a.rest ? 1 : b.rest < a.rest ? -1 : a.index - b.index))) {
    if (left === 0n) break
    part.minor += 1n
    left -= 1n
  }
  return parts.map((part) => ({ minor: negative ? -part.minor : part.minor, currency: amount.currency }))
}

/** A plain decimal string in major units, as OCDS and forms write it: 12345 EUR → "123.45", 500 KRW → "500". */
export function toDecimal(amount: Money): string {
  const digits = exponentOf(amount.currency)
  const sign = amount.minor < 0n ? '-' : ''
  const text = (amount.minor < 0n ? -amount.minor : amount.minor).toString().padStart(digits + 1, '0')
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Reads "1234.5" in major units. Returns null when it is no amount, or has more decimals than the currency. */
export function fromDecimal(text: string, currency: Currency): Money | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim().replaceAll(',', ''))
  if (!match) return null
  const digits = exponentOf(currency)
  const fraction = match[3] ?? ''
  if (fraction.length > digits) return null
  const minor = BigInt(match[2]! + fraction.padEnd(digits, '0'))
  return { minor: match[1] ? -minor : minor, currency }
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`cannot mix ${a.currency} and ${b.currency}`)
}

/** A price as it is quoted: for one unit, and once for the whole. */
export type Price = { unitPriceMinor: bigint; oneOffMinor: bigint; currency: Currency }

/** What so many units cost: unit price × units, and once the one-off. */
export function priced({ unitPriceMinor, oneOffMinor, currency }: Price, units: number): Money {
  return { minor: unitPriceMinor * BigInt(units) + oneOffMinor, currency }
}
