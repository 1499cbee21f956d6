import { useLocale, useTranslations } from 'next-intl'
import { NeedLink } from '#components/needs/need-link.tsx'
import { NeedStatus } from '#components/needs/need-status.tsx'
import { nameFor } from '#components/needs/titled.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { MoneyText } from '#components/ui/money-text.tsx'
import { QuantityText } from '#components/ui/quantity-text.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import type { BoardRow } from '#lib/discovery/index.ts'
import { langOf } from './language'
import { NoticeAmount } from './notice-amount'
import { NoticeStatus } from './notice-status'

/** Needs of our cities and notices of others in one table; what is mirrored says so in its own row. */
export function BoardTable({ rows, now }: { rows: readonly BoardRow[]; now: Date }) {
  const t = useTranslations('needs')
  const tNotices = useTranslations('notices')
  const locale = useLocale()
  return (
    <DataTable
      caption={t('board.title')}
      captionHidden
      rows={rows}
      keyOf={(row) => (row.kind === 'own' ? row.need.id : row.notice.id)}
      columns={[
        {
          header: t('board.need'),
          names: true,
          cell: (row) =>
            row.kind === 'own' ? <NeedLink to={`/tenders/${row.need.number}`} need={row.need} /> : <NoticeLink {...row} />,
        },
        {
          header: t('board.buyer'),
          cell: (row) =>
            row.kind === 'own'
              ? `${nameFor(row.need.city, locale)}, ${row.need.city.country}`
              : [row.notice.buyerName ?? tNotices('noBuyer'), row.notice.country].filter(Boolean).join(', '),
        },
        {
          header: t('board.quantity'),
          align: 'right',
          cell: (row) =>
            row.kind === 'own' && row.need.item && <QuantityText value={row.need.item.quantity} unit={row.need.item.unit} />,
        },
        {
          header: t('board.value'),
          align: 'right',
          cell: (row) => (row.kind === 'own' ? <MoneyText value={row.need.budget} /> : <NoticeAmount {...row.notice} />),
        },
        {
          header: t('board.closes'),
          cell: (row) =>
            row.kind === 'own' ? (
              <Deadline at={row.need.closesAt} now={now} zone={row.need.timeZone} />
            ) : (
              row.notice.closesAt && <Deadline at={row.notice.closesAt} now={now} zone="UTC" />
            ),
        },
        {
          header: t('board.state'),
          cell: (row) =>
            row.kind === 'own' ? <NeedStatus status={row.need.status} /> : <NoticeStatus notice={row.notice} now={now} />,
        },
        {
          header: t('board.source'),
          cell: (row) =>
            row.kind === 'own' ? (
              <span className="font-mono text-xs whitespace-nowrap">{row.need.number}</span>
            ) : (
              <span className="text-xs text-ink-2">{tNotices('mirroredFrom', { source: row.notice.source.name })}</span>
            ),
        },
      ]}
    />
  )
}

function NoticeLink({ notice }: { notice: { id: string; title: string; language: string | null } }) {
  return (
    <SiteLink
      to={`/tenders/mirrored/${notice.id}`}
      lang={langOf(notice.language)}
      className="inline-block break-words text-brand underline underline-offset-4 hover:text-brand-hover md:min-w-56"
    >
      {notice.title}
    </SiteLink>
  )
}
