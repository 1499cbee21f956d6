import { useTranslations } from 'next-intl'
import { publicNav } from '#app/navigation.ts'
import { NavLink } from './nav-link'

/** One row that scrolls sideways on a phone, so that it needs no script and no second copy. */
export function PublicNav() {
  const t = useTranslations('layout')
  return (
    <nav aria-label={t('nav.public')} className="border-t border-line">
      <ul className="mx-auto flex w-full max-w-page gap-x-1 overflow-x-auto px-2 md:px-2">
        {publicNav.map(({ to, word }) => (
          <li key={to} className="shrink-0">
            <NavLink
              to={to}
              className="flex min-h-11 items-center border-b-3 border-transparent px-2 text-sm text-ink-2 hover:border-line-strong hover:text-ink aria-[current]:border-brand aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {t(`nav.${word}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
