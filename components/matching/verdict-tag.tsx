import { useTranslations } from 'next-intl'
import { type StatusKind, StatusTag } from '#components/ui/status-tag.tsx'
import type { VerdictKind } from '#lib/matching/index.ts'

const kinds: Record<VerdictKind, StatusKind> = { alone: 'done', together: 'done', near: 'open', excluded: 'rejected' }

export function VerdictTag({ verdict }: { verdict: VerdictKind }) {
  const t = useTranslations('matches.verdict')
  return <StatusTag kind={kinds[verdict]}>{t(verdict)}</StatusTag>
}
