import { useLocale, useTranslations } from 'next-intl'
import type { EvidenceReason } from '#lib/fulfilment/rules.ts'

type Props = { reasons: readonly EvidenceReason[]; clockBackSeconds: number }

/** Why evidence has the grade that it has; nothing where nothing speaks against the best one. */
export function GradeReasons({ reasons, clockBackSeconds }: Props) {
  const t = useTranslations('orders.evidence')
  const locale = useLocale()
  if (reasons.length === 0) return null
  return (
    <>
      <p className="mt-3 text-sm font-semibold">{t('why')}</p>
      <ul className="mt-1 grid list-disc gap-1 pl-5 text-sm text-ink-2">
        {reasons.map(({ code, count }) => (
          <li key={code}>{t(`reason.${code}`, { count, far: farthest(clockBackSeconds, locale) })}</li>
        ))}
      </ul>
    </>
  )
}

/** "18 min", "3 h", "15 days": how far a clock ran back, in the unit that says it best. */
function farthest(seconds: number, locale: string): string {
  const [unit, size] =
    seconds >= 172_800 ? (['day', 86_400] as const) : seconds >= 7200 ? (['hour', 3600] as const) : (['minute', 60] as const)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 0 }).format(Math.max(1, seconds / size))
}
