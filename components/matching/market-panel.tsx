import { useLocale, useTranslations } from 'next-intl'
import { reasonSentence } from '#components/matching/reason-sentence.ts'
import { formatDate } from '#components/ui/date-text.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { formatMoney, MoneyText } from '#components/ui/money-text.tsx'
import type { MatchSummary, PlanSummary, Reason } from '#lib/matching/index.ts'
import { money } from '#lib/values/money.ts'

/** Who could meet the need, in numbers and reasons; nobody is named before the opening. */
export function MarketPanel({ market }: { market: MatchSummary }) {
  const t = useTranslations('market')
  const reasons = useTranslations('matches.reason')
  const kinds = useTranslations('matches.kind')
  const locale = useLocale()
  const say = (reason: Reason) =>
    reasonSentence(reason, reasons, kinds, {
      locale,
      date: (at) => formatDate(at, { locale, zone: 'UTC', dateOnly: true }),
      amount: (value) => formatMoney(value, locale),
    })
  const { alone, together, near, excluded, exclusions, nearest, missed, plan } = market
  return (
    <section aria-labelledby="market" className="grid gap-4">
      <div>
        <h2 id="market" className="text-xl">
          {t('title')}
        </h2>
        <p className="mt-1 max-w-prose text-sm text-ink-2">{t('lead')}</p>
      </div>
      <p className="text-lg font-semibold">{t('counts', { makers: alone + together, alone, together })}</p>
      <KeyValue
        rows={[
          { label: t('near'), value: nearest ? t('nearest', { count: near, reason: say(nearest) }) : t('none') },
          {
            label: t('excluded'),
            value:
              excluded === 0 ? (
                t('none')
              ) : (
                <ul className="grid gap-1">
                  {exclusions.map(({ code, count }) => (
                    <li key={code}>{t('because', { count, reason: t(`code.${code}`) })}</li>
                  ))}
                </ul>
              ),
          },
          ...(missed ? [{ label: t('missed'), value: missedText(missed, t) }] : []),
          ...(plan ? [{ label: t('plan'), value: <Plan plan={plan} /> }] : []),
        ]}
      />
    </section>
  )
}

function missedText(missed: Extract<Reason, { code: 'would_be' }>, t: ReturnType<typeof useTranslations<'market'>>): string {
  if (missed.cheaperPercent !== null) return t('missedCheaper', { percent: missed.cheaperPercent })
  return missed.inCheapest ? t('missedPlan') : t('missedAlone')
}

/** The cheapest plan over list prices: how it is split, what it costs, how much room is left, how sure that is. */
function Plan({ plan }: { plan: PlanSummary }) {
  const t = useTranslations('market')
  const locale = useLocale()
  const format = new Intl.NumberFormat(locale)
  const parts = [...plan.parts].sort((a, b) => b - a).map((units) => format.format(units))
  const over = plan.cost.minor > plan.budget.minor
  return (
    <div className="grid gap-1">
      <p>
        <MoneyText value={plan.cost} /> {over ? t('overBudget') : t('ofBudget', { budget: formatMoney(plan.budget, locale) })}
      </p>
      <p className="text-sm text-ink-2">
        {plan.kind === 'chain' ? t('chain') : t('split', { parts: parts.join(' + '), makers: parts.length })}
        {plan.slack !== null && ` · ${t('slack', { units: plan.slack })}`}
      </p>
      <p className="text-sm text-ink-3">
        {plan.gapMinor === 0n ? t('proved') : t('gap', { gap: formatMoney(money(plan.gapMinor, plan.cost.currency), locale) })}
      </p>
    </div>
  )
}
