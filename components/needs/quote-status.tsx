import { useTranslations } from 'next-intl'
import { type StatusKind, StatusTag } from '#components/ui/status-tag.tsx'
import type { BidStatus } from '#lib/bids/index.ts'

const kinds: Record<BidStatus, StatusKind> = {
  sealed: 'sealed',
  superseded: 'stale',
  withdrawn: 'offline',
  returned: 'offline',
  opened: 'open',
  invalid: 'rejected',
}

export function QuoteStatus({ status }: { status: BidStatus }) {
  const t = useTranslations('quotes.status')
  return <StatusTag kind={kinds[status]}>{t(status)}</StatusTag>
}
