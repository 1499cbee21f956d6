import { useTranslations } from 'next-intl'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { EvidenceGrade } from '#lib/fulfilment/rules.ts'

const kinds = { A: 'done', B: 'open', C: 'stale' } as const

export function GradeTag({ grade }: { grade: EvidenceGrade }) {
  const t = useTranslations('orders.evidence')
  return <StatusTag kind={kinds[grade]}>{t('grade', { grade })}</StatusTag>
}
