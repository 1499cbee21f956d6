import { useLocale, useTranslations } from 'next-intl'
import { button } from '#components/ui/button.ts'
import { SiteLink } from '#components/ui/site-link.tsx'
import { sectors } from '#lib/reference/sectors.ts'
import type { TenderFilters } from '#lib/tenders/index.ts'

const statuses = ['open', 'closed', 'awarded'] as const
const control = 'min-h-11 w-full border border-line-strong bg-surface px-3 text-base text-ink'

/** A GET form: the address holds the whole question and can be passed on. */
export function Filters({ filters }: { filters: TenderFilters }) {
  const t = useTranslations('needs')
  const locale = useLocale()
  const filtered = Boolean(filters.q || filters.sector || (filters.status && filters.status !== 'open'))
  return (
    <search aria-label={t('filter.label')}>
      <form
        action={`/${locale}/tenders`}
        className="mb-6 grid items-end gap-4 border border-line-strong bg-surface p-4 md:grid-cols-[2fr_1fr_1fr_auto]"
      >
        <label className="text-sm font-semibold">
          {t('filter.q')}
          <input type="search" name="q" defaultValue={filters.q} maxLength={100} className={`mt-1 font-normal ${control}`} />
        </label>
        <label className="text-sm font-semibold">
          {t('filter.sector')}
          <select name="sector" defaultValue={filters.sector ?? ''} className={`mt-1 font-normal ${control}`}>
            <option value="">{t('filter.all')}</option>
            {sectors.map((sector) => (
              <option key={sector} value={sector}>
                {t(`sector.${sector}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="text-sm font-semibold">
          {t('filter.status')}
          <select name="status" defaultValue={filters.status ?? 'open'} className={`mt-1 font-normal ${control}`}>
            {statuses.map((status) => (
              <option key={status} value={status}>
                {t(`filter.statuses.${status}`)}
              </option>
            ))}
          </select>
        </label>
        <div className="flex items-center gap-4">
          <button type="submit" className={button.secondary}>
            {t('filter.apply')}
          </button>
          {filtered && (
            <SiteLink to="/tenders" className="text-sm text-brand underline underline-offset-4">
              {t('filter.clear')}
            </SiteLink>
          )}
        </div>
      </form>
    </search>
  )
}
