import { useTranslations } from 'next-intl'
import { footerNav } from '#app/navigation.ts'
import { ThemeControl } from '#components/layout/theme-control.tsx'
import { SiteLink } from '#components/ui/site-link.tsx'
import { build } from '#lib/platform/build.ts'

export function SiteFooter() {
  const t = useTranslations('layout')
  const { version, commit, source } = build()
  return (
    <footer className="mt-auto border-t border-line-strong bg-sunken text-sm text-ink-2" data-noprint="">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-end justify-between gap-x-10 gap-y-6 px-4 py-8">
        <nav aria-label={t('nav.footer')}>
          <ul className="flex flex-wrap gap-x-5">
            {footerNav.map(({ to, word }) => (
              <li key={to}>
                <SiteLink to={to} className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink">
                  {t(`nav.${word}`)}
                </SiteLink>
              </li>
            ))}
            {source && (
              <li>
                <a href={source} className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink">
                  {t('nav.source')}
                </a>
              </li>
            )}
          </ul>
          <p className="mt-2 text-xs text-ink-3">
            {t('license')} · {t('version', { version })}
            {commit && <span className="font-mono"> ({commit})</span>}
          </p>
        </nav>
        <ThemeControl />
      </div>
    </footer>
  )
}
