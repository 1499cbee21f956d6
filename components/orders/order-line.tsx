import { useLocale, useTranslations } from 'next-intl'
import { Bullet } from '#components/charts/bullet.tsx'
import { formatDate } from '#components/ui/date-text.tsx'
import { formatMoney } from '#components/ui/money-text.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import type { OrderLineView, OrderView } from '#lib/fulfilment/index.ts'
import { plannedBy } from '#lib/fulfilment/rules.ts'
import { type Currency, money } from '#lib/values/money.ts'
import { EvidencePanel } from './evidence-panel'
import { ForecastPanel } from './forecast-panel'
import { Milestones } from './milestones'
import type { OrderDesk } from './order-page'
import { StageTable } from './stage-table'
import { StateTimelines } from './state-timelines'

type Props = { order: OrderView; line: OrderLineView; desk: OrderDesk }

/** One maker's part: made against plan, the stages, what was promised and paid, and what the machines say. */
export function OrderLine({ order, line, desk }: Props) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const zone = order.tender.timeZone
  const made = line.state?.made ?? 0
  const from = order.signedAt ?? order.createdAt
  return (
    <section aria-labelledby={line.id} className="grid gap-6 border-t-2 border-line-strong pt-5">
      <div>
        <h2 id={line.id} className="text-xl">
          {line.organization.name}
        </h2>
        <p className="text-ink-2" lang={order.tender.language}>
          {line.description}
        </p>
        <p className="mt-1 text-sm text-ink-3">
          <QuantityText value={line.quantity} unit={line.unit} />
          {` · ${t('line.price')} ${formatMoney(money(line.unitPriceMinor, line.currency as Currency), locale)}`}
          {` · ${t('line.due')} ${formatDate(line.dueAt, { locale, zone, dateOnly: true })}`}
        </p>
      </div>
      <Bullet
        label={t('line.made')}
        made={made}
        total={line.quantity}
        plannedByNow={line.forecast?.plannedByNow ?? plannedBy(order.now, from, line.dueAt, line.quantity)}
      />
      {line.forecast && <ForecastPanel forecast={line.forecast} now={order.now} zone={zone} />}
      <Milestones line={line} desk={desk} zone={zone} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <StageTable line={line} />
        <EvidencePanel line={line} zone={zone} />
      </div>
      <StateTimelines line={line} states={order.states} from={order.from} to={order.now} zone={zone} />
    </section>
  )
}
