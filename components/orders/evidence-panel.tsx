import { useTranslations } from 'next-intl'
import { DateText } from '#components/ui/date-text.tsx'
import type { OrderLineView } from '#lib/fulfilment/index.ts'
import { GradeReasons } from './grade-reasons'
import { GradeTag } from './grade-tag'

/** What stands behind the numbers: its grade and why, the devices, and a hash that anyone can recompute from the export. */
export function EvidencePanel({ line, zone }: { line: OrderLineView; zone: string }) {
  const t = useTranslations('orders.evidence')
  const kind = useTranslations('devices.kind')
  const signs = useTranslations('devices.one')
  const devices = line.bindings.map(({ device }) => device)
  return (
    <section className="border border-line-strong bg-surface p-4">
      <h3 className="flex flex-wrap items-center gap-3 text-lg">
        {t('title')}
        {devices.length > 0 && <GradeTag grade={line.grade} />}
      </h3>
      {devices.length === 0 ? (
        <p className="mt-2 text-ink-2">{t('noDevice')}</p>
      ) : (
        <>
          <p className="mt-2 text-sm text-ink-2">{t(line.grade)}</p>
          <ul className="mt-3 grid gap-1 text-sm">
            {line.bindings.map(({ id, device, program }) => (
              <li key={id} className="flex flex-wrap gap-x-2">
                <span className="font-semibold">{device.name}</span>
                <span className="font-mono text-xs text-ink-3">{device.number}</span>
                <span className="text-ink-2">
                  {kind(device.kind)} ·{' '}
                  {device.gateway ? t('signedBy', device.gateway) : device.publicKey ? signs('signs') : signs('plain')}
                  {program && ` · ${t('jobCard', { program })}`}
                </span>
              </li>
            ))}
          </ul>
          <GradeReasons reasons={line.reasons} clockBackSeconds={line.state?.clockBackSeconds ?? 0} />
        </>
      )}
      {line.state && (
        <dl className="mt-3 grid gap-2 border-t border-line pt-3 text-sm">
          <div className="flex flex-wrap gap-x-3">
            <dt className="text-ink-3">{t('last')}</dt>
            <dd>
              {line.state.lastReadAt && <DateText at={line.state.lastReadAt} zone={zone} />} ·{' '}
              {t('readings', { count: line.state.readings })}
            </dd>
          </div>
          <div className="min-w-0">
            <dt className="text-ink-3">{t('hash')}</dt>
            <dd className="font-mono text-xs break-all">{line.state.stateHash}</dd>
          </div>
        </dl>
      )}
    </section>
  )
}
