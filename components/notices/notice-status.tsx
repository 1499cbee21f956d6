import { useTranslations } from 'next-intl'
import { type StatusKind, StatusTag } from '#components/ui/status-tag.tsx'
import { type NoticeState, noticeState } from '#lib/mirrors/rules.ts'

const kinds: Record<NoticeState, StatusKind> = {
  announced: 'draft',
  open: 'open',
  closed: 'offline',
  awarded: 'done',
  cancelled: 'offline',
  unsuccessful: 'rejected',
}

type Props = { notice: { status: string | null; awarded: boolean; closesAt: Date | null }; now: Date }

export function NoticeStatus({ notice, now }: Props) {
  const t = useTranslations('notices.state')
  const state = noticeState(notice, now)
  return <StatusTag kind={kinds[state]}>{t(state)}</StatusTag>
}
