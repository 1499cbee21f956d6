import { useLocale, useTranslations } from 'next-intl'
import { button } from '#components/ui/button.ts'
import { SiteLink } from '#components/ui/site-link.tsx'
import { sectors } from '#lib/reference/sectors.ts'

const control = 'mt-1 min-h-11 w-full border border-line-strong bg-surface px-3 text-base font-normal text-ink'

type Props = { path: '/products' | '/makers' | '/awards'; label: string; words?: boolean; q?: string; sector?: string }

/** A plain GET form: the question stands in the address and works without JavaScript. */
export function CatalogueFilters({ path, label, words = true, q, sector }: Props) {
  const t = useTranslations('catalogue')
  const locale = useLocale()
  return (
    <search aria-label={label}>
      <form
        action={`/${locale}${path}`}
        method="get"
        className={`mb-6 grid items-end gap-4 border border-line-strong bg-surface p-4 ${words ? 'md:grid-cols-[2fr_1fr_auto]' : 'md:grid-cols-[16rem_auto] md:justify-start'}`}
        data-noprint=""
      >
        {words && (
          <label className="text-sm font-semibold">
            {t('filter.words')}
            <input type="search" name="q" defaultValue={q} maxLength={80} autoComplete="off" className={control} />
          </label>
        )}
        <label className="text-sm font-semibold">
          {t('filter.sector')}
          <select name="sector" defaultValue={sector ?? ''} className={control}>
            <option value="">{t('filter.all')}</option>
            {sectors.map((one) => (
              <option key={one} value={one}>
                {t(`sector.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <div className="flex items-center gap-4">
          <button type="submit" className={button.secondary}>
            {t('filter.apply')}
          </button>
          {(q || sector) && (
            <SiteLink to={path} className="text-sm text-brand underline underline-offset-4">
              {t('filter.clear')}
            </SiteLink>
          )}
        </div>
      </form>
    </search>
  )
}
