import { useTranslations } from 'next-intl'
import { InvoiceStatus } from '#components/payments/invoice-status.tsx'
import { MoneyLine } from '#components/payments/money-line.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { TitleBlock } from '#components/ui/title-block.tsx'
import type { InvoiceDetail } from '#lib/payments/index.ts'

type Props = { invoice: InvoiceDetail; side: 'city' | 'maker'; slug: string; zone: string }

/** Number, state, dates, amount and order of an invoice, and the way of its money. */
export function InvoiceHead({ invoice, side, slug, zone }: Props) {
  const t = useTranslations('payments')
  const { milestone, order } = invoice
  return (
    <>
      <TitleBlock
        number={invoice.number}
        state={<InvoiceStatus invoice={invoice} side={side} />}
        cells={[
          { label: t('amount'), value: <MoneyText value={invoice.amount} /> },
          { label: t('issued'), value: <DateText at={invoice.issuedAt} zone={zone} dateOnly /> },
          {
            label: t('dueBy'),
            value:
              invoice.status === 'due' ? (
                <Deadline at={invoice.dueAt} now={invoice.now} zone={zone} />
              ) : (
                <DateText at={invoice.dueAt} zone={zone} dateOnly />
              ),
          },
          { label: t('for'), value: `${t(`milestone.${milestone.kind as 'production'}`)} · ${milestone.description}` },
          {
            label: t('order'),
            value: (
              <SiteLink
                to={`/w/${slug}/${side}/orders/${order.id}`}
                className="font-mono text-brand underline underline-offset-4"
              >
                {order.number}
              </SiteLink>
            ),
          },
          {
            label: t(side === 'city' ? 'maker' : 'city'),
            value: side === 'city' ? invoice.seller.name : invoice.buyer.name,
          },
        ]}
      />
      <MoneyLine invoice={invoice} zone={zone} />
    </>
  )
}
