import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { formatDate } from '#components/ui/date-text.tsx'
import type { HomeFigures } from '#lib/insight/index.ts'

const shown = ['openNeeds', 'makers', 'cities', 'devices'] as const

/** Counted now, with the moment of counting beside them; `null` when they could not be read. */
export function Figures({ figures, demo }: { figures: HomeFigures | null; demo: boolean }) {
  const t = useTranslations('home.figures')
  const format = useFormatter()
  const locale = useLocale()
  return (
    <section aria-labelledby="figures">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="figures" className="text-lg">
          {t('title')}
          {demo && (
            <span className="ml-3 border border-line-strong px-1.5 py-0.5 font-sans text-2xs font-normal text-ink-2">
              {t('demo')}
            </span>
          )}
        </h2>
        {figures && (
          <p className="text-xs text-ink-3">{t('asOf', { time: formatDate(figures.asOf, { locale, zone: 'UTC' }) })}</p>
        )}
      </div>
      {figures ? (
        <dl className="mt-2 grid grid-cols-2 border-t border-l border-line-strong bg-surface">
          {shown.map((key) => (
            <div key={key} className="flex flex-col-reverse justify-end border-r border-b border-line-strong px-4 py-3">
              <dt className="text-xs text-ink-2">{t(key)}</dt>
              <dd className="font-display text-3xl font-semibold">{format.number(figures[key])}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="mt-2 border border-line-strong bg-surface px-4 py-3 text-ink-2">{t('missing')}</p>
      )}
    </section>
  )
}
