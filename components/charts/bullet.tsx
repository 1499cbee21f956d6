import { useFormatter, useTranslations } from 'next-intl'

type Props = {
  /** Units that devices witnessed or people reported as made, and how many should be made by now, of how many in all. */
  made: number
  plannedByNow: number
  total: number
  /** "Displays made". */
  label: string
}

/** Made against plan: a bar, a mark where it should be today, the whole as ground. The same in words beside it. */
export function Bullet({ made, plannedByNow, total, label }: Props) {
  const t = useTranslations('ui.bullet')
  const format = useFormatter()
  const part = (value: number) => (total > 0 ? Math.min(Math.max(value / total, 0), 1) * 200 : 0)
  const behind = Math.max(plannedByNow - made, 0)
  return (
    <figure>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="font-semibold">{label}</span>
        <span>
          {t('made', { made: format.number(made), total: format.number(total) })}
          <span className={behind > 0 ? 'text-danger' : 'text-ink-3'}>
            {' · '}
            {behind > 0 ? t('behind', { count: format.number(behind) }) : t('onPlan')}
          </span>
        </span>
      </figcaption>
      <svg viewBox="0 0 200 12" preserveAspectRatio="none" className="mt-1.5 h-5 w-full" aria-hidden="true">
        <rect x="0" y="0" width="200" height="12" className="fill-sunken" />
        <rect x="0" y="3" width={part(made)} height="6" className="fill-brand" />
        <rect x={Math.min(part(plannedByNow), 199)} y="0" width="1" height="12" className="fill-ink" />
      </svg>
    </figure>
  )
}
