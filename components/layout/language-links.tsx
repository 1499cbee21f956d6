'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { type Locale, localeNames, locales } from '#lib/values/locale.ts'

/** A client component only because a layout is not told its page's address. */
export function LanguageLinks({ locale }: { locale: Locale }) {
  const rest = usePathname().replace(/^\/[^/]+/, '')
  const query = useSearchParams().toString()
  return (
    <ul className="absolute right-0 z-40 min-w-36 border border-line-strong bg-surface py-1 shadow-overlay">
      {locales.map((one) => (
        <li key={one}>
          <a
            href={`/${one}${rest}${query ? `?${query}` : ''}`}
            hrefLang={one}
            lang={one}
            aria-current={one === locale ? 'true' : undefined}
            className="flex min-h-11 items-center px-4 text-sm text-ink hover:bg-sunken aria-[current]:font-semibold"
          >
            {localeNames[one]}
          </a>
        </li>
      ))}
    </ul>
  )
}
