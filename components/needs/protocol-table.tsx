import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateText } from '#components/ui/date-text.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { findProtocol } from '#lib/bids/index.ts'
import { nameFor } from './titled'

type Found = NonNullable<Awaited<ReturnType<typeof findProtocol>>>

/** The public protocol of an opening: who gave a share when, and what became of each quote. No prices. */
export function ProtocolTable({ found, zone }: { found: Found; zone: string }) {
  const t = useTranslations('needs.protocol')
  const locale = useLocale()
  const { protocol, people, makers } = found
  const maker = (id: string) => {
    const known = makers.get(id)
    return known ? nameFor(known, locale) : id
  }
  return (
    <div className="grid gap-4">
      <p className="text-sm text-ink-2">
        {t.rich('opened', { at: () => <DateText at={new Date(protocol.openedAt)} zone={zone} /> })}{' '}
        {protocol.shares
          .map((share) => t('share', { ordinal: share.ordinal, name: people.get(share.custodian) ?? share.custodian }))
          .join(' · ')}
      </p>
      <DataTable
        caption={t('quotes')}
        rows={protocol.quotes}
        keyOf={(quote) => quote.bid}
        columns={[
          { header: t('number'), names: true, cell: (quote) => <span className="font-mono text-xs">{quote.number}</span> },
          { header: t('maker'), cell: (quote) => maker(quote.bidder) },
          { header: t('handedIn'), cell: (quote) => <DateText at={new Date(quote.submittedAt)} zone={zone} /> },
          { header: t('hash'), cell: (quote) => <code className="font-mono text-2xs break-all">{quote.priceSha256}</code> },
          {
            header: t('verdict'),
            cell: (quote) =>
              quote.verdict === 'opened' ? (
                <StatusTag kind="done">{t('valid')}</StatusTag>
              ) : (
                <StatusTag kind="rejected">{t(`fault.${quote.fault ?? 'malformed'}`)}</StatusTag>
              ),
          },
        ]}
      />
    </div>
  )
}
