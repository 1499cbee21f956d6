import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'

/** A plain GET form; on a phone a link to the page that has the same field. */
export function SearchForm() {
  const t = useTranslations('layout')
  const locale = useLocale()
  return (
    <>
      <search className="hidden md:block">
        <form action={`/${locale}/tenders`} method="get" className="flex">
          <label htmlFor="site-search" className="sr-only">
            {t('search.label')}
          </label>
          <input
            id="site-search"
            name="q"
            type="search"
            autoComplete="off"
            placeholder={t('search.placeholder')}
            className="h-11 w-56 border border-r-0 border-line-strong bg-surface px-3 text-sm text-ink placeholder:text-ink-3 lg:w-72"
          />
          <button
            type="submit"
            className="flex h-11 w-11 items-center justify-center bg-brand text-on-brand hover:bg-brand-hover"
          >
            <Icon name="search" />
            <span className="sr-only">{t('search.submit')}</span>
          </button>
        </form>
      </search>
      <SiteLink to="/tenders" className="flex size-11 items-center justify-center text-ink hover:bg-sunken md:hidden">
        <Icon name="search" />
        <span className="sr-only">{t('search.label')}</span>
      </SiteLink>
    </>
  )
}
