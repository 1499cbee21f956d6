import { useLocale } from 'next-intl'

type Props = {
  at: Date
  /** IANA zone in which the moment matters to its readers. */
  zone?: string
  /** Without the time of day. */
  dateOnly?: boolean
}

/** "16 Dec 2026, 17:00 GMT+9" in the reader's manner. */
export function DateText({ at, zone = 'UTC', dateOnly }: Props) {
  const locale = useLocale()
  return (
    <time dateTime={at.toISOString()} className="md:whitespace-nowrap">
      {formatDate(at, { locale, zone, dateOnly })}
    </time>
  )
}

/** English is written the European way, day first: 12/11 must not be two dates. */
export function formatDate(at: Date, { locale, zone, dateOnly }: { locale: string; zone: string; dateOnly?: boolean }): string {
  const day = { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone } as const
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, dateOnly ? day : { ...day, ...time }).format(at)
}
