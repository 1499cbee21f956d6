import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { titleFor } from '#components/needs/titled.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import type { OrderRow } from '#lib/fulfilment/index.ts'
import { nextActOf } from '#lib/fulfilment/rules.ts'
import { NextAct } from './next-act'
import { OrderStatus } from './order-status'

type Props = { desk: 'city' | 'maker'; base: string; rows: readonly OrderRow[] }

/** Orders as either side lists them: how far, by when, and who is next. */
export function OrderTable({ desk, base, rows }: Props) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const format = useFormatter()
  const makers = (row: OrderRow) => [...new Set(row.lines.map((line) => line.organization.name))].join(', ')
  const sum = (row: OrderRow, pick: (line: OrderRow['lines'][number]) => number) =>
    row.lines.reduce((total, line) => total + pick(line), 0)
  const due = (row: OrderRow) => new Date(Math.max(...row.lines.map((line) => line.dueAt.getTime())))
  const at = (row: OrderRow) => ({ ...row, lines: row.lines.map((line) => ({ ...line, maker: line.organization.name })) })
  return (
    <DataTable
      caption={t('caption')}
      captionHidden
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          header: t('column.order'),
          names: true,
          cell: (row) => {
            const title = titleFor(row.tender, locale)
            return (
              <span>
                <SiteLink to={`${base}/${row.id}`} className="text-brand underline underline-offset-4" lang={title.lang}>
                  {title.text}
                </SiteLink>{' '}
                <span className="font-mono text-xs font-normal whitespace-nowrap text-ink-3">{row.number}</span>
              </span>
            )
          },
        },
        { header: t('column.state'), cell: (row) => <OrderStatus status={row.status} /> },
        desk === 'city'
          ? { header: t('column.maker'), cell: makers }
          : { header: t('column.buyer'), cell: (row: OrderRow) => row.buyer.name },
        {
          header: t('column.made'),
          align: 'right',
          cell: (row) =>
            t('madeOf', {
              made: format.number(sum(row, (line) => line.state?.made ?? 0)),
              total: format.number(sum(row, (line) => line.quantity)),
            }),
        },
        { header: t('column.due'), cell: (row) => <DateText at={due(row)} zone={row.tender.timeZone} dateOnly /> },
        { header: t('column.next'), cell: (row) => <NextAct next={nextActOf(at(row))} /> },
      ]}
    />
  )
}
