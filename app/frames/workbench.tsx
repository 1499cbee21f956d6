import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { workbenchNav } from '#app/workbench-nav.ts'
import { NavLink } from '#components/layout/nav-link.tsx'
import { Icon } from '#components/ui/icon.tsx'
import type { Role } from '#lib/platform/access.ts'
import { SiteFooter } from './site-footer'
import { SiteHeader } from './site-header'

type Props = {
  kind: 'city' | 'maker' | 'operator'
  /** The organization's part of the address. */
  slug: string
  /** Its name as it is shown; the language of the name when it is not the page's. */
  name: string
  lang?: string
  /** What the person may do here: entries for other roles are left out. */
  roles: readonly Role[]
  children: ReactNode
}

/** The desk of one organization: a rail beside the work from 64rem, a bar at the foot of smaller screens. */
export function Workbench({ kind, slug, name, lang, roles, children }: Props) {
  const t = useTranslations('workbench')
  const base = `/w/${slug}/${kind}`
  const entries = workbenchNav[kind].filter((entry) => !entry.roles || entry.roles.some((role) => roles.includes(role)))
  return (
    <>
      <SiteHeader
        organization={
          <span
            className="min-w-0 truncate text-sm font-semibold text-ink-2 max-md:order-last max-md:basis-full md:border-l md:border-line-strong md:pl-3"
            lang={lang}
          >
            {name}
          </span>
        }
      />
      <div className="mx-auto flex w-full max-w-page grow max-lg:pb-16">
        <nav aria-label={t('label')} className="hidden w-60 shrink-0 border-r border-line lg:block">
          <ul className="sticky top-0 py-4">
            {entries.map(({ to, word, icon }) => (
              <li key={word}>
                <NavLink
                  to={base + to}
                  exact={to === ''}
                  className="flex min-h-11 items-center gap-3 border-l-4 border-transparent px-4 text-sm text-ink-2 hover:bg-sunken hover:text-ink aria-[current]:border-brand aria-[current]:bg-surface aria-[current]:font-semibold aria-[current]:text-ink"
                >
                  <Icon name={icon} />
                  {t(`nav.${word}`)}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" tabIndex={-1} className="min-w-0 grow px-4 pt-6 pb-16 lg:px-8">
          {children}
        </main>
      </div>
      {entries.some(({ onPhone }) => !onPhone) && (
        <nav aria-label={t('more')} className="mx-4 mb-10 border-t border-line-strong pt-2 lg:hidden">
          <ul className="grid grid-cols-2">
            {entries
              .filter(({ onPhone }) => !onPhone)
              .map(({ to, word, icon }) => (
                <li key={word}>
                  <NavLink
                    to={base + to}
                    className="flex min-h-11 items-center gap-3 text-sm text-ink-2 aria-[current]:font-semibold"
                  >
                    <Icon name={icon} />
                    {t(`nav.${word}`)}
                  </NavLink>
                </li>
              ))}
          </ul>
        </nav>
      )}
      <nav aria-label={t('label')} className="fixed inset-x-0 bottom-0 z-30 border-t border-line-strong bg-surface lg:hidden">
        <ul className="flex">
          {entries
            .filter(({ onPhone }) => onPhone)
            .slice(0, 4)
            .map(({ to, word, icon }) => (
              <li key={word} className="min-w-0 grow basis-0">
                <NavLink
                  to={base + to}
                  exact={to === ''}
                  className="flex min-h-14 flex-col items-center justify-center gap-0.5 border-t-3 border-transparent px-1 text-2xs text-ink-2 aria-[current]:border-brand aria-[current]:font-semibold aria-[current]:text-ink"
                >
                  <Icon name={icon} />
                  <span className="max-w-full truncate">{t(`nav.${word}`)}</span>
                </NavLink>
              </li>
            ))}
        </ul>
      </nav>
      <SiteFooter />
    </>
  )
}
