import { getTranslations } from 'next-intl/server'
import { LineReason } from '#components/payments/line-reason.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import type { OpenLine } from '#lib/payments/index.ts'

type Props = { lines: OpenLine[]; base: string; zone: string }

/** Each transfer with the reason why it waits for a person. */
export async function OpenLines({ lines, base, zone }: Props) {
  const t = await getTranslations('payments.statement')
  return (
    <DataTable
      caption={t('openTitle')}
      captionHidden
      rows={lines}
      keyOf={({ id }) => id}
      columns={[
        {
          header: t('bankId'),
          names: true,
          cell: ({ id, bankId }) => (
            <SiteLink
              to={`${base}/${id}`}
              className="font-mono break-all text-brand underline underline-offset-4 hover:text-brand-hover"
            >
              {bankId}
            </SiteLink>
          ),
        },
        { header: t('booked'), cell: ({ bookedAt }) => <DateText at={bookedAt} zone={zone} dateOnly /> },
        { header: t('amount'), align: 'right', cell: ({ amount }) => <MoneyText value={amount} /> },
        {
          header: t('text'),
          cell: ({ reference }) =>
            reference === '' ? <span className="text-ink-3">–</span> : <span className="break-words">{reference}</span>,
        },
        { header: t('why'), cell: (line) => <LineReason line={line} /> },
      ]}
    />
  )
}
