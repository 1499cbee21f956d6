import { useFormatter, useTranslations } from 'next-intl'
import { DateText } from '#components/ui/date-text.tsx'
import { KeyValue } from '#components/ui/key-value.tsx'
import type { Evidence } from '#lib/fulfilment/index.ts'
import { reasonsOf } from '#lib/fulfilment/rules.ts'
import { GradeReasons } from './grade-reasons'
import { GradeTag } from './grade-tag'

const shown = ['made', 'unwitnessed', 'tested', 'rejected', 'packed', 'shipped', 'arrived'] as const

/** The annex of an inspection report, as it stands at this moment. */
export function EvidenceTable({ evidence, zone }: { evidence: Evidence; zone: string }) {
  const t = useTranslations('inspection')
  const grades = useTranslations('orders.evidence')
  const format = useFormatter()
  const { unwitnessed } = evidence.counts
  const devices = evidence.devices.map(({ kind, signs, gateway }) => ({ kind, signs, spokenFor: gateway !== null }))
  const reasons = reasonsOf(devices, { ...evidence, unwitnessed })
  return (
    <section>
      <h2 className="text-xl">{t('evidence')}</h2>
      <p className="mt-1 mb-3 max-w-prose text-sm text-ink-2">{t('annex')}</p>
      <KeyValue
        rows={[
          {
            label: t('grade'),
            value: (
              <div className="grid gap-1">
                <span>
                  <GradeTag grade={evidence.grade} />
                </span>
                <span className="text-sm text-ink-2">{grades(evidence.grade)}</span>
                <GradeReasons reasons={reasons} clockBackSeconds={evidence.clockBackSeconds} />
              </div>
            ),
          },
          ...shown.map((stage) => ({ label: t(stage), value: format.number(evidence.counts[stage]) })),
          { label: t('readings'), value: format.number(evidence.readings) },
          { label: t('devices'), value: evidence.devices.map(({ number }) => number).join(', ') || '–' },
          { label: t('taken'), value: <DateText at={new Date(evidence.takenAt)} zone={zone} /> },
        ]}
      />
    </section>
  )
}
