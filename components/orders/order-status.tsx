import { useTranslations } from 'next-intl'
import { type StatusKind, StatusTag } from '#components/ui/status-tag.tsx'

const orderKinds: Record<string, StatusKind> = {
  awaiting_signatures: 'waiting',
  in_production: 'open',
  completed: 'done',
  cancelled: 'rejected',
}

export function OrderStatus({ status }: { status: string }) {
  const t = useTranslations('orders.status')
  return <StatusTag kind={orderKinds[status] ?? 'open'}>{t(status)}</StatusTag>
}

const milestoneKinds: Record<string, StatusKind> = {
  planned: 'draft',
  reported: 'waiting',
  accepted: 'done',
  rejected: 'rejected',
  invoiced: 'waiting',
  paid: 'done',
}

/** `needsReader`: it waits for the one who reads; then it is amber. */
export function MilestoneStatus({ status, needsReader = false }: { status: string; needsReader?: boolean }) {
  const t = useTranslations('orders.milestoneStatus')
  return <StatusTag kind={needsReader ? 'attention' : (milestoneKinds[status] ?? 'draft')}>{t(status)}</StatusTag>
}
