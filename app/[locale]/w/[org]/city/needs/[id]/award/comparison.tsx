import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { BudgetBar } from '#components/charts/budget-bar.tsx'
import { ReasonText } from '#components/matching/reason-text.tsx'
import { VerdictTag } from '#components/matching/verdict-tag.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { formatMoney, MoneyText } from '#components/ui/money-text.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { Candidate, Decision } from '#lib/awards/index.ts'
import { type Currency, money, priced } from '#lib/values/money.ts'

/** The opened quotes side by side, cheapest first; each total is of what that maker could be given. */
export function Comparison({ decision }: { decision: Decision }) {
  const t = useTranslations('award.compare')
  const locale = useLocale()
  const format = useFormatter()
  const { candidates, budgetMinor, quantity, unit, maxSharePercent } = decision
  const cap = Math.floor((quantity * maxSharePercent) / 100)
  const price = (candidate: Candidate) => money(candidate.unitPriceMinor, candidate.currency)
  const units = (candidate: Candidate) => Math.min(candidate.quantityMost, cap, quantity)
  return (
    <DataTable
      caption={t('title', { count: candidates.length })}
      rows={candidates}
      keyOf={({ bidId }) => bidId}
      columns={[
        {
          header: t('maker'),
          names: true,
          cell: (candidate) => (
            <span>
              {candidate.maker}
              {candidate.partners.length > 0 && (
                <span className="block text-xs font-normal text-ink-2">
                  {t('with', { makers: format.list(candidate.partners) })}
                </span>
              )}
              <span className="block font-mono text-2xs font-normal text-ink-3">{candidate.number}</span>
              {candidate.product && (
                <span className="block text-xs font-normal text-ink-2" lang={candidate.product.language}>
                  {candidate.product.name}
                </span>
              )}
            </span>
          ),
        },
        {
          header: t('unitPrice'),
          align: 'right',
          cell: (candidate) => (
            <span>
              <MoneyText value={price(candidate)} />
              {candidate.oneOffMinor > 0n && (
                <span className="block text-xs text-ink-3">
                  {t('oneOff', { amount: formatMoney(money(candidate.oneOffMinor, candidate.currency), locale) })}
                </span>
              )}
              {candidate === candidates[0] && candidates.length > 1 && (
                <span className="mt-1 block">
                  <StatusTag kind="done">{t('lowest')}</StatusTag>
                </span>
              )}
            </span>
          ),
        },
        {
          header: t('range'),
          align: 'right',
          cell: ({ quantityLeast, quantityMost }) =>
            quantityLeast === quantityMost ? (
              <QuantityText value={quantityMost} unit={unit} />
            ) : (
              t('leastMost', { least: quantityLeast, most: quantityMost })
            ),
        },
        {
          header: t('total'),
          align: 'right',
          cell: (candidate) => {
            const total = priced(candidate, units(candidate))
            const over = candidate.currency === decision.currency ? total.minor - budgetMinor : 0n
            return (
              <div>
                <MoneyText value={total} />
                {units(candidate) < quantity && (
                  <span className="block text-xs text-ink-3">{t('for', { units: units(candidate) })}</span>
                )}
                {candidate.currency === decision.currency && <BudgetBar part={total.minor} budget={budgetMinor} />}
                <span className={`block text-xs ${over > 0n ? 'text-danger' : 'text-ink-3'}`}>
                  {over > 0n
                    ? t('over', { amount: formatMoney({ ...total, minor: over }, locale) })
                    : t('within', { budget: formatMoney(money(budgetMinor, decision.currency as Currency), locale) })}
                </span>
              </div>
            )
          },
        },
        {
          header: t('matching'),
          cell: ({ match }) =>
            match ? (
              <details>
                <summary className="min-h-6 cursor-pointer">
                  <VerdictTag verdict={match.verdict} />
                </summary>
                <ul className="mt-2 grid gap-1 text-left text-xs">
                  {match.reasons.map((reason) => (
                    <li key={JSON.stringify(reason)}>
                      <ReasonText reason={reason} />
                    </li>
                  ))}
                </ul>
              </details>
            ) : (
              <span className="text-ink-3">–</span>
            ),
        },
      ]}
    />
  )
}
