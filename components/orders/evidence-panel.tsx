import { useLocale, useTranslations } from 'next-intl'
import { DateText } from '#components/ui/date-text.tsx'
import type { OrderLineView } from '#lib/fulfilment/index.ts'
import { GradeTag } from './grade-tag'

/** What stands behind the numbers: its grade and why, the devices, and a hash that anyone can recompute from the export. */
export function EvidencePanel({ line, zone }: { line: OrderLineView; zone: string }) {
  const t = useTranslations('orders.evidence')
  const kind = useTranslations('devices.kind')
  const signs = useTranslations('devices.one')
  const locale = useLocale()
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
          {line.reasons.length > 0 && (
            <>
              <h4 className="mt-3 text-sm font-semibold">{t('why')}</h4>
              <ul className="mt-1 grid list-disc gap-1 pl-5 text-sm text-ink-2">
                {line.reasons.map(({ code, count }) => (
                  <li key={code}>{t(`reason.${code}`, { count, far: farthest(line.state?.clockBackSeconds ?? 0, locale) })}</li>
                ))}
              </ul>
            </>
          )}
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

/** "18 min", "3 h", "15 days": how far a clock ran back, in the unit that says it best. */
function farthest(seconds: number, locale: string): string {
  const [unit, size] =
    seconds >= 172_800 ? (['day', 86_400] as const) : seconds >= 7200 ? (['hour', 3600] as const) : (['minute', 60] as const)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 0 }).format(Math.max(1, seconds / size))
}
