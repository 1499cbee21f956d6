import { useTranslations } from 'next-intl'
import { type StatusKind, StatusTag } from '#components/ui/status-tag.tsx'
import type { Verdict } from '#lib/matching/index.ts'

const kinds: Record<Verdict['verdict'], StatusKind> = { alone: 'done', part: 'open', excluded: 'rejected' }

export function VerdictTag({ verdict }: { verdict: Verdict['verdict'] }) {
  const t = useTranslations('matches.verdict')
  return <StatusTag kind={kinds[verdict]}>{t(verdict)}</StatusTag>
}
