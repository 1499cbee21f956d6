import { useLocale, useTranslations } from 'next-intl'
import { Live } from '#components/live/live.tsx'
import { nameFor, titleFor } from '#components/needs/titled.ts'
import { DateText } from '#components/ui/date-text.tsx'
import { DealLine } from '#components/ui/deal-line.tsx'
import type { FormAction } from '#components/ui/form-state.ts'
import { MoneyText } from '#components/ui/money-text.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { TitleBlock } from '#components/ui/title-block.tsx'
import type { OrderView } from '#lib/fulfilment/index.ts'
import { daysLate, nextActOf, stopOf } from '#lib/fulfilment/rules.ts'
import type { ChainStageView } from '#lib/orders/index.ts'
import { type Currency, money, priced } from '#lib/values/money.ts'
import { ChainStages } from './chain-stages'
import { NextAct } from './next-act'
import { OrderEvents } from './order-events'
import { OrderLine } from './order-line'
import { OrderStatus } from './order-status'
import { SignOrder } from './sign-order'

export type OrderDesk = {
  kind: 'city' | 'maker'
  /** Slug of the organization whose desk it is. */
  org: string
  maySign: boolean
  mayInspect: boolean
  mayReportAgain: boolean
  sign: FormAction
  /** The maker's: a rejected milestone is mended. */
  reportAgain?: FormAction
}

/** One order, the same for both sides; each sees its own actions, and a maker its own lines. */
export function OrderPage({ order, chain, desk }: { order: OrderView; chain: readonly ChainStageView[]; desk: OrderDesk }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const title = titleFor(order.tender, locale)
  const zone = order.tender.timeZone
  const at = { ...order, lines: order.lines.map((line) => ({ ...line, maker: line.organization.name })) }
  const value = order.lines.reduce(
    (sum, line) => sum + priced({ ...line, currency: line.currency as Currency }, line.quantity).minor,
    0n,
  )
  const completed = order.status === 'completed'
  const due = new Date(Math.max(...order.lines.map((line) => line.dueAt.getTime())))
  const notes = {
    published: order.tender.publishedAt && <DateText at={order.tender.publishedAt} zone={zone} dateOnly />,
    compared: order.tender.openedAt && <DateText at={order.tender.openedAt} zone={zone} dateOnly />,
    awarded: <DateText at={order.award.decidedAt} zone={zone} dateOnly />,
    delivered: <DateText at={due} zone={zone} dateOnly />,
  }
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <PageHeading title={title.text} lang={title.lang} action={<Live url={`/live/orders/${order.id}?org=${desk.org}`} />} />
        <TitleBlock
          number={order.number}
          state={<OrderStatus status={order.status} />}
          cells={[
            { label: t('cell.ordered'), value: <DateText at={order.createdAt} zone={zone} dateOnly /> },
            { label: t('cell.need'), value: <span className="font-mono text-sm">{order.tender.number}</span> },
            { label: t('cell.value'), value: <MoneyText value={money(value, order.currency as Currency)} /> },
            { label: t('cell.makers'), value: order.lines.map((line) => line.organization.name).join(', ') },
            { label: t('cell.buyer'), value: nameFor(order.buyer, locale) },
          ]}
        />
        <DealLine
          now={stopOf(at)}
          finished={completed}
          lateDays={completed || stopOf(at) === 'paid' ? 0 : daysLate(order.now, due)}
          notes={notes}
          next={<NextAct next={nextActOf(at)} />}
        />
      </div>
      {order.status === 'awaiting_signatures' && <SignOrder order={order} desk={desk} />}
      <ChainStages stages={chain} />
      {order.lines.map((line) => (
        <OrderLine key={line.id} order={order} line={line} desk={desk} />
      ))}
      <OrderEvents events={order.events} zone={zone} />
      {order.status !== 'awaiting_signatures' && (
        <p className="max-w-prose text-sm text-ink-2">
          <a
            href={`/api/epcis/orders/${order.number}.jsonld`}
            className="text-brand underline underline-offset-4 hover:text-brand-hover"
          >
            {t('fulfilment.link')}
          </a>
          <span className="block">{t('fulfilment.text')}</span>
        </p>
      )}
    </div>
  )
}
