import { useTranslations } from 'next-intl'
import type { EventValue } from '#lib/platform/events.ts'

/** Ids, codes and numbers of an event; more than two are folded away, so that a page of events can be overlooked. */
export function Payload({ payload }: { payload: Record<string, EventValue> }) {
  const t = useTranslations('operator.audit')
  const entries = Object.entries(payload)
  if (entries.length === 0) return <span className="text-ink-3">–</span>
  const list = (
    <dl className="grid gap-x-2 font-mono text-2xs md:grid-cols-[auto_1fr]">
      {entries.map(([key, value]) => (
        <div key={key} className="contents">
          <dt className="text-ink-3">{key}</dt>
          <dd className="break-all">{Array.isArray(value) ? value.join(', ') : String(value)}</dd>
        </div>
      ))}
    </dl>
  )
  if (entries.length <= 2) return list
  return (
    <details>
      <summary className="min-h-6 cursor-pointer text-xs">{t('values', { count: entries.length })}</summary>
      <div className="mt-1">{list}</div>
    </details>
  )
}
