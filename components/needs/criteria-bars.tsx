import { useTranslations } from 'next-intl'

type Criterion = { id: string; kind: string; name: string; weight: number }

/** Weights side by side: how long the bar, so much it counts. The number says the same. */
export function CriteriaBars({ criteria, lang }: { criteria: readonly Criterion[]; lang: string }) {
  const t = useTranslations('needs')
  return (
    <table className="w-full max-w-form border-collapse text-sm">
      <caption className="sr-only">{t('criteria.caption')}</caption>
      <tbody>
        {criteria.map(({ id, kind, name, weight }) => (
          <tr key={id} className="border-b border-line">
            <th scope="row" className="py-2 pr-4 text-left font-normal">
              <span lang={lang}>{name}</span>{' '}
              {t(`criterionKind.${kind}`) !== name && <span className="text-xs text-ink-3">{t(`criterionKind.${kind}`)}</span>}
            </th>
            <td className="w-2/5 py-2">
              <svg
                viewBox="0 0 100 10"
                preserveAspectRatio="none"
                className="h-2.5 w-full bg-sunken text-brand"
                aria-hidden="true"
              >
                <rect width={weight} height="10" fill="currentColor" />
              </svg>
            </td>
            <td className="w-16 py-2 pl-3 text-right font-semibold tabular-nums">{t('criteria.weight', { weight })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
