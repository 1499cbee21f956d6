import { useLocale } from 'next-intl'

/** The time of day to the second, for readings that follow each other quickly. */
export function TimeText({ at, zone }: { at: Date; zone: string }) {
  const locale = useLocale()
  const time = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeStyle: 'medium',
    timeZone: zone,
    hourCycle: 'h23',
  })
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {time.format(at)}
    </time>
  )
}
