import { useLocale } from 'next-intl'
import { type Money, toDecimal } from '#lib/values/money.ts'

/** An amount in the reader's manner with the currency's own decimals: "₩12,400,000", "€1,148.00". */
export function MoneyText({ value }: { value: Money }) {
  const locale = useLocale()
  return <span className="whitespace-nowrap tabular-nums">{formatMoney(value, locale)}</span>
}

/** Exact for any size: the number never passes through a float. */
export function formatMoney(value: Money, locale: string): string {
  const exact = toDecimal(value) as Intl.StringNumericLiteral
  return new Intl.NumberFormat(locale, { style: 'currency', currency: value.currency }).format(exact)
}
