import { useFormatter, useTranslations } from 'next-intl'

type Props = {
  at: Date
  /** The server's clock, as the page's query read it. */
  now: Date
  /** IANA zone in which the deadline was set: "Asia/Seoul". */
  zone: string
}

const minuteMs = 60_000

/** "16 Dec 2026, 17:00 GMT+9 · in 23 days 4 h": local time, its zone, and how far away. */
export function Deadline({ at, now, zone }: Props) {
  const format = useFormatter()
  const t = useTranslations('ui.deadline')
  const minutes = Math.floor(Math.abs(at.getTime() - now.getTime()) / minuteMs)
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  const span =
    days > 0
      ? t('daysHours', { days, hours })
      : hours > 0
        ? t('hoursMinutes', { hours, minutes: minutes % 60 })
        : t('minutes', { minutes })
  return (
    <span>
      <time dateTime={at.toISOString()} className="whitespace-nowrap">
        {format.dateTime(at, {
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
          timeZone: zone,
          timeZoneName: 'short',
        })}
      </time>
      <span className="text-ink-3"> · </span>
      <span className="whitespace-nowrap">{t(at > now ? 'ahead' : 'past', { span })}</span>
    </span>
  )
}
