import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { Decision } from '#lib/awards/index.ts'
import { priced } from '#lib/values/money.ts'

type Props = { decision: Decision; award: NonNullable<Decision['award']>; slug: string }

/** The award as it stands: who makes how many at what price, and the reason that each bidder was given. */
export function Decided({ decision, award, slug }: Props) {
  const t = useTranslations('award.decided')
  const { candidates, unit, now, timeZone } = decision
  const rows = award.reasons.flatMap(({ bidId, rank, reason }) => {
    const candidate = candidates.find((one) => one.bidId === bidId)
    const quantity = award.shares.find((share) => share.bidId === bidId)?.quantity ?? 0
    return candidate ? [{ ...candidate, rank, reason, quantity }] : []
  })
  const over = award.standstillEndsAt <= now
  return (
    <div className="grid grid-cols-1 gap-6">
      <KeyValue
        rows={[
          { label: t('at'), value: <DateText at={award.decidedAt} zone={timeZone} /> },
          {
            label: t('standstill'),
            value: over ? t('standstillOver') : <Deadline at={award.standstillEndsAt} now={now} zone={timeZone} />,
          },
          {
            label: t('order'),
            value: award.orderId ? (
              <SiteLink
                to={`/w/${slug}/city/orders/${award.orderId}`}
                className="text-brand underline underline-offset-4 hover:text-brand-hover"
              >
                {t('toOrder')}
              </SiteLink>
            ) : (
              t('orderLater')
            ),
          },
        ]}
      />
      <DataTable
        caption={t('title')}
        rows={rows}
        keyOf={({ bidId }) => bidId}
        columns={[
          { header: t('rank'), cell: ({ rank }) => rank },
          {
            header: t('maker'),
            names: true,
            cell: ({ maker, number }) => (
              <span>
                {maker}
                <span className="block font-mono text-2xs font-normal text-ink-3">{number}</span>
              </span>
            ),
          },
          {
            header: t('share'),
            cell: ({ quantity }) =>
              quantity > 0 ? (
                <StatusTag kind="done">
                  <QuantityText value={quantity} unit={unit} />
                </StatusTag>
              ) : (
                <span className="text-ink-3">{t('noShare')}</span>
              ),
          },
          {
            header: t('total'),
            align: 'right',
            cell: ({ quantity, ...price }) => (quantity > 0 ? <MoneyText value={priced(price, quantity)} /> : '–'),
          },
          { header: t('reason'), cell: ({ reason }) => <span className="whitespace-pre-line">{reason}</span> },
        ]}
      />
    </div>
  )
}
