import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon.tsx'
import { type Locale, localeNames } from '#lib/values/locale.ts'
import { LanguageLinks } from './language-links'

/** Each language in its own name, leading to the same page. */
export function LanguageSwitch() {
  const t = useTranslations('layout')
  const locale = useLocale() as Locale
  return (
    <details className="group relative">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-1 px-1 text-sm text-ink hover:underline md:px-2 [&::-webkit-details-marker]:hidden">
        <span className="sr-only">{t('language')}: </span>
        <span>{localeNames[locale]}</span>
        <Icon name="down" className="size-4 group-open:rotate-180" />
      </summary>
      <LanguageLinks locale={locale} />
    </details>
  )
}
