import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '#components/ui/money-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import type { AwardPlanSummary, Decision } from '#lib/awards/index.ts'
import { money } from '#lib/values/money.ts'

/** What the announced rule gives over the opened quotes, and that nothing cheaper exists. */
export function AnnouncedRule({ decision, plan }: { decision: Decision; plan: AwardPlanSummary }) {
  const t = useTranslations('award.rule')
  const locale = useLocale()
  if (plan.cost === null) {
    return (
      <Notice kind="warning" title={t('nothingFits')}>
        <p>{t('nothingFitsText')}</p>
      </Notice>
    )
  }
  const amount = formatMoney(plan.cost, locale)
  const over = plan.cost.minor > decision.budgetMinor
  const gap = formatMoney(money(plan.gapMinor, plan.cost.currency), locale)
  return (
    <Notice kind={over ? 'warning' : 'info'} title={t('title', { amount })}>
      <ul className="mt-1 list-[square] pl-5">
        {plan.shares.map(({ bidId, quantity }) => (
          <li key={bidId}>
            {decision.candidates.find((candidate) => candidate.bidId === bidId)?.maker ?? bidId}{' '}
            <QuantityText value={quantity} unit={decision.unit} />
          </li>
        ))}
      </ul>
      <p className="mt-2">{plan.gapMinor === 0n ? t('proved') : t('gap', { gap })}</p>
      {over && <p className="mt-2">{t('over')}</p>}
      <p className="mt-2 break-all font-mono text-2xs text-ink-3">{t('hash', { hash: plan.sha256 })}</p>
      {decision.award && (
        <p className="mt-2">
          <a href={`/api/allocations/${decision.number}.json`} className="text-brand underline underline-offset-4">
            {t('download')}
          </a>
        </p>
      )}
    </Notice>
  )
}
