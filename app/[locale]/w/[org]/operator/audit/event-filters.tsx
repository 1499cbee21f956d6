import { useLocale, useTranslations } from 'next-intl'
import { button } from '#components/ui/button.ts'
import { SiteLink } from '#components/ui/site-link.tsx'

type Props = { action: string; filter: { name?: string; subject?: string } }

/** A plain GET form: what is asked for stands in the address. */
export function EventFilters({ action, filter }: Props) {
  const t = useTranslations('operator.audit')
  const locale = useLocale()
  const field = (name: 'name' | 'subject', hint: string) => (
    <div className="min-w-0 grow basis-48">
      <label htmlFor={name} className="block text-sm font-semibold">
        {t(`filter.${name}`)}
      </label>
      <input
        id={name}
        name={name}
        defaultValue={filter[name]}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        className="min-h-11 w-full border border-line-strong bg-surface px-3 font-mono text-sm text-ink"
      />
    </div>
  )
  return (
    <search>
      <form action={`/${locale}${action}`} method="get" className="flex flex-wrap items-end gap-3" data-noprint="">
        {field('name', 'tender.published')}
        {field('subject', 'tnd_…')}
        <button type="submit" className={button.secondary}>
          {t('filter.apply')}
        </button>
        {(filter.name || filter.subject) && (
          <SiteLink to={action} className="inline-flex min-h-11 items-center text-brand underline underline-offset-4">
            {t('filter.clear')}
          </SiteLink>
        )}
      </form>
    </search>
  )
}
