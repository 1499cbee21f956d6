import { useTranslations } from 'next-intl'
import { Deadline } from '#components/ui/deadline.tsx'
import { SealedPanel } from '#components/ui/sealed-panel.tsx'
import { Countdown } from './countdown'

type Props = {
  closesAt: Date
  now: Date
  zone: string
  /** How many lie sealed; a stranger is not told. */
  count?: number
  custodians?: { threshold: number; names: string[] }
}

/** The sealed box: how many, until when, who opens. Nobody can know more. */
export function SealedCount({ closesAt, now, zone, count, custodians }: Props) {
  const t = useTranslations('needs.box')
  const open = closesAt > now
  return (
    <SealedPanel title={open ? t('open') : t('closed')}>
      {count !== undefined && <p className="font-display text-2xl font-semibold">{t('count', { count })}</p>}
      <p className="mt-1 flex flex-wrap items-baseline gap-x-4">
        <span>
          {open ? t('closes') : t('closedAt')} <Deadline at={closesAt} now={now} zone={zone} />
        </span>
        <Countdown at={closesAt.getTime()} serverNow={now.getTime()} words={{ label: t('timer') }} />
      </p>
      {custodians && (
        <p className="mt-1 text-sm">
          {t('custodians', {
            threshold: custodians.threshold,
            count: custodians.names.length,
            names: custodians.names.join(', '),
          })}
        </p>
      )}
      <p className="mt-2 text-sm text-ink-2">{t('nobody')}</p>
    </SealedPanel>
  )
}
