import { useLocale, useTranslations } from 'next-intl'

type Props = {
  /** Decimal text in major units, as its publisher wrote it. */
  amount: string | null
  /** ISO 4217. */
  currency: string | null
}

/** Somebody else's amount, exact and in their currency; nothing where none is said. */
export function NoticeAmount({ amount, currency }: Props) {
  const t = useTranslations('notices')
  const locale = useLocale()
  if (amount === null) return null
  const exact = amount as Intl.StringNumericLiteral
  if (currency === null) return <span>{t('noCurrency', { amount: new Intl.NumberFormat(locale).format(exact) })}</span>
  const whole = !amount.includes('.')
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...(whole && { maximumFractionDigits: 0 }) })
  return <span className="whitespace-nowrap tabular-nums">{format.format(exact)}</span>
}
