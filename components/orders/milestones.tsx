import { useTranslations } from 'next-intl'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import type { OrderLineView } from '#lib/fulfilment/index.ts'
import { type Currency, money } from '#lib/values/money.ts'
import type { OrderDesk } from './order-page'
import { MilestoneStatus } from './order-status'

type Milestone = OrderLineView['milestones'][number]
type Props = { line: OrderLineView; desk: OrderDesk; zone: string }

/** What is accepted and paid by itself, with the next step of whoever reads. */
export function Milestones({ line, desk, zone }: Props) {
  const t = useTranslations('orders.milestone')
  const rail = useTranslations('orders.rail')
  const waitsForMe = ({ status }: Milestone) =>
    (desk.kind === 'city' && status === 'reported' && desk.mayInspect) || (desk.kind === 'maker' && status === 'rejected')
  return (
    <DataTable
      caption={t('caption')}
      rows={line.milestones}
      keyOf={(milestone) => milestone.id}
      columns={[
        { header: t('name'), names: true, cell: ({ kind, ordinal }) => t(kind, { ordinal }) },
        { header: t('quantity'), align: 'right', cell: ({ quantity }) => <QuantityText value={quantity} unit={line.unit} /> },
        {
          header: t('amount'),
          align: 'right',
          cell: ({ amountMinor, currency }) => <MoneyText value={money(amountMinor, currency as Currency)} />,
        },
        { header: t('rail'), cell: (milestone) => rail(milestone.rail) },
        { header: t('due'), cell: ({ dueAt }) => <DateText at={dueAt} zone={zone} dateOnly /> },
        {
          header: t('state'),
          cell: (milestone) => <MilestoneStatus status={milestone.status} needsReader={waitsForMe(milestone)} />,
        },
        { header: t('action'), cell: (milestone) => <Action milestone={milestone} line={line} desk={desk} /> },
      ]}
    />
  )
}

function Action({ milestone, line, desk }: { milestone: Milestone; line: OrderLineView; desk: OrderDesk }) {
  const t = useTranslations('orders.milestone')
  const link = 'text-brand underline underline-offset-4'
  const { invoice, status } = milestone
  if (invoice) {
    return (
      <SiteLink to={`/w/${desk.org}/${desk.kind}/payments`} className={link}>
        {t('invoice', { number: invoice.number })}
      </SiteLink>
    )
  }
  if (desk.kind === 'maker') {
    if (status !== 'rejected' || !desk.mayReportAgain || !desk.reportAgain) return null
    return (
      <Form
        action={desk.reportAgain}
        hidden={{ _org: desk.org, milestoneId: milestone.id }}
        doneTitle={t('againDone')}
        className=""
      >
        <SubmitButton kind="secondary">{t('again')}</SubmitButton>
      </Form>
    )
  }
  if (status === 'planned') return null
  return (
    <SiteLink to={`/w/${desk.org}/city/orders/${line.orderId}/milestones/${milestone.id}`} className={link}>
      {status === 'reported' && desk.mayInspect ? t('inspect') : t('read')}
    </SiteLink>
  )
}
