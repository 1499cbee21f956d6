import { useTranslations } from 'next-intl'
import { DateText } from './date-text'

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
  const t = useTranslations('ui.deadline')
  const total = Math.floor(Math.abs(at.getTime() - now.getTime()) / minuteMs)
  const [days, hours, minutes] = [Math.floor(total / 1440), Math.floor((total % 1440) / 60), total % 60]
  const short = hours > 0 ? t('hoursMinutes', { hours, minutes }) : t('minutes', { minutes })
  const span = days > 0 ? t('daysHours', { days, hours }) : short
  return (
    <span>
      <DateText at={at} zone={zone} />
      <span className="text-ink-3"> · </span>
      <span className="whitespace-nowrap">{t(at > now ? 'ahead' : 'past', { span })}</span>
    </span>
  )
}
