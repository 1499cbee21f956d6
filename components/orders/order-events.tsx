import { useTranslations } from 'next-intl'
import { DateText } from '#components/ui/date-text.tsx'
import type { OrderEvent } from '#lib/fulfilment/index.ts'

/** What happened last, newest first; each line is an event of the audit. */
export function OrderEvents({ events, zone }: { events: readonly OrderEvent[]; zone: string }) {
  const t = useTranslations('orders')
  const word = (name: string) => {
    const key = name.replace('.', '_')
    return t.has(`event.${key}`) ? t(`event.${key}`) : t('event.other')
  }
  return (
    <section>
      <h2 className="text-lg">{t('events.title')}</h2>
      {events.length === 0 ? (
        <p className="mt-2 text-ink-2">{t('events.none')}</p>
      ) : (
        <ol className="mt-2 border-t border-line">
          {events.map((event) => (
            <li key={event.id} className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2 text-sm">
              <span>
                {word(event.name)}
                {event.made !== null && <span className="text-ink-2"> · {t('events.made', { count: event.made })}</span>}
              </span>
              <span className="text-ink-3">
                <DateText at={event.occurredAt} zone={zone} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
