import { useLocale, useTranslations } from 'next-intl'
import { button } from '#components/ui/button.ts'
import { SiteLink } from '#components/ui/site-link.tsx'
import { type BoardFilters, boardStatuses, statusUnasked } from '#lib/discovery/schema.ts'
import { cpvDivisions } from '#lib/reference/cpv.ts'
import { sectors } from '#lib/reference/sectors.ts'

const control = 'mt-1 min-h-11 w-full border border-line-strong bg-surface px-3 text-base font-normal text-ink'

type Props = {
  filters: BoardFilters
  countries: readonly string[]
  sources: readonly { id: string; name: string }[]
  /** Name of the city that is chosen on the map. */
  place: string | undefined
}

/** A GET form: the address holds the whole question and can be passed on. */
export function Filters({ filters, countries, sources, place }: Props) {
  const t = useTranslations('needs')
  const tCpv = useTranslations('cpv')
  const locale = useLocale()
  const { cursor: _, status, ...asked } = filters
  const isFiltered = Object.values(asked).some(Boolean) || status !== statusUnasked(filters)
  const countryNames = new Intl.DisplayNames(locale, { type: 'region' })
  const all = { value: '', label: t('filter.all') }
  return (
    <search aria-label={t('filter.label')}>
      <form
        action={`/${locale}/tenders`}
        className="mb-6 grid items-end gap-4 border border-line-strong bg-surface p-4 sm:grid-cols-2 lg:grid-cols-4"
      >
        <label className="text-sm font-semibold sm:col-span-2">
          {t('filter.q')}
          <input type="search" name="q" defaultValue={filters.q} maxLength={100} className={control} />
        </label>
        <Choice
          name="status"
          label={t('filter.status')}
          value={status}
          options={boardStatuses.map((value) => ({ value, label: t(`filter.statuses.${value}`) }))}
        />
        <Choice
          name="sector"
          label={t('filter.sector')}
          value={filters.sector}
          options={[all, ...sectors.map((value) => ({ value, label: t(`sector.${value}`) }))]}
        />
        <Choice
          name="cpv"
          label={t('filter.cpv')}
          value={filters.cpv}
          options={[all, ...cpvDivisions.map((value) => ({ value, label: `${value} ${tCpv(`division.${value}`)}` }))]}
        />
        <Choice
          name="country"
          label={t('filter.country')}
          value={filters.country}
          options={[all, ...countries.map((value) => ({ value, label: countryNames.of(value) ?? value }))]}
        />
        <Choice
          name="source"
          label={t('filter.source')}
          value={filters.source}
          options={[
            all,
            { value: 'own', label: t('filter.own') },
            ...sources.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {filters.place && (
          <Choice
            name="place"
            label={t('filter.place')}
            value={filters.place}
            options={[all, { value: filters.place, label: place ?? filters.place }]}
          />
        )}
        <div className="flex items-center gap-4">
          <button type="submit" className={button.secondary}>
            {t('filter.apply')}
          </button>
          {isFiltered && (
            <SiteLink to="/tenders" className="text-sm text-brand underline underline-offset-4">
              {t('filter.clear')}
            </SiteLink>
          )}
        </div>
      </form>
    </search>
  )
}

type ChoiceProps = {
  name: string
  label: string
  value: string | undefined
  options: readonly { value: string; label: string }[]
}

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <label className="min-w-0 text-sm font-semibold">
      {label}
      <select name={name} defaultValue={value ?? ''} className={control}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
