import { useTranslations } from 'next-intl'
import { StatusTag } from '#components/ui/status-tag.tsx'
import { minute } from '#lib/values/time.ts'

type Props = { status: string; lastReadAt: Date | null; now: Date }

/** Within two minutes a device is live, within an hour quiet, then offline. */
export function DeviceStatus({ status, lastReadAt, now }: Props) {
  const t = useTranslations('devices.reports')
  if (status === 'suspended') return <StatusTag kind="rejected">{t('suspended')}</StatusTag>
  if (!lastReadAt) return <StatusTag kind="draft">{t('never')}</StatusTag>
  const minutes = Math.floor((now.getTime() - lastReadAt.getTime()) / minute)
  if (minutes < 2) return <StatusTag kind="live">{t('live')}</StatusTag>
  if (minutes < 60) return <StatusTag kind="stale">{t('stale', { minutes })}</StatusTag>
  return <StatusTag kind="offline">{t('offline')}</StatusTag>
}
