import { useTranslations } from 'next-intl'

/** A quantity with its unit in words: "400 pieces". `unit` is a UN/ECE Rec 20 code; one without words is shown as it is. */
export function QuantityText({ value, unit }: { value: number | bigint; unit: string }) {
  const t = useTranslations('ui.units')
  const count = Number(value)
  return <span className="whitespace-nowrap tabular-nums">{t.has(unit) ? t(unit, { count }) : `${count} ${unit}`}</span>
}
