import { useFormatter, useTranslations } from 'next-intl'
import { DateText } from '#components/ui/date-text.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { MilestoneView } from '#lib/fulfilment/index.ts'
import type { EvidenceGrade } from '#lib/fulfilment/rules.ts'
import { GradeTag } from './grade-tag'

const kinds = { accepted: 'done', partly_accepted: 'stale', rejected: 'rejected' } as const

/** The signed reports on a milestone, newest first. They never change. */
export function InspectionReports({ reports, zone }: { reports: MilestoneView['inspections']; zone: string }) {
  const t = useTranslations('inspection')
  const format = useFormatter()
  return (
    <section>
      <h2 className="text-xl">{t('reports')}</h2>
      {reports.length === 0 && <p className="mt-2 text-ink-2">{t('none')}</p>}
      <ol className="mt-3 grid gap-4">
        {reports.map((report) => (
          <li key={report.id} className="border border-line-strong bg-surface p-4">
            <p className="flex flex-wrap items-center gap-3">
              <StatusTag kind={kinds[report.verdict as keyof typeof kinds]}>{t(`verdict.${report.verdict}`)}</StatusTag>
              <span>
                {t('counted', { accepted: format.number(report.acceptedUnits), rejected: format.number(report.rejectedUnits) })}
              </span>
              <GradeTag grade={report.evidenceGrade as EvidenceGrade} />
            </p>
            {report.remark && <p className="mt-2 max-w-prose whitespace-pre-line">{report.remark}</p>}
            <p className="mt-2 text-sm text-ink-3">
              {t('signedAt')} <DateText at={report.signedAt} zone={zone} />
            </p>
            <p className="text-2xs text-ink-3">
              {t('fingerprint')} <span className="font-mono break-all">{report.evidenceSha256}</span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
