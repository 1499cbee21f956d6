import { useTranslations } from 'next-intl'
import { type StatusKind, StatusTag } from '#components/ui/status-tag.tsx'
import type { TenderStatus } from '#lib/tenders/schema.ts'

const kinds: Record<TenderStatus, StatusKind> = {
  draft: 'draft',
  published: 'open',
  closed: 'sealed',
  opened: 'waiting',
  awarded: 'done',
  failed: 'rejected',
  cancelled: 'offline',
}

export function NeedStatus({ status }: { status: TenderStatus }) {
  const t = useTranslations('needs.status')
  return <StatusTag kind={kinds[status]}>{t(status)}</StatusTag>
}
