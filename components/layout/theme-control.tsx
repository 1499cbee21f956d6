import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { themeCookie, themeOf, themes } from '#lib/values/theme.ts'

/** A plain form: the answer sets a cookie and leads back to the same page, which then arrives in its colours. */
export async function ThemeControl() {
  const t = await getTranslations('layout')
  const theme = themeOf((await cookies()).get(themeCookie)?.value)
  return (
    <form action="/theme" method="post" className="flex items-center gap-3">
      <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <legend className="sr-only">{t('theme.title')}</legend>
        <span aria-hidden="true" className="text-xs text-ink-3">
          {t('theme.title')}
        </span>
        <span className="flex border border-line-strong">
          {themes.map((one) => (
            <button
              type="submit"
              key={one}
              name="theme"
              value={one}
              aria-pressed={one === theme}
              className="min-h-11 border-l border-line-strong bg-surface px-3 text-sm text-ink first:border-l-0 hover:bg-sunken aria-pressed:bg-ink aria-pressed:text-canvas"
            >
              {t(`theme.${one}`)}
            </button>
          ))}
        </span>
      </fieldset>
    </form>
  )
}
