'use client'
import { useEffect, useState } from 'react'

type Me = { name: string; organizations: { slug: string; name: string; kind: string }[] }
type Words = { account: string; profile: string; organizations: string }

/** Loads itself, so that no page has to know its reader; without JavaScript it stays a link to the account. */
export function AccountCorner({ locale, words }: { locale: string; words: Words }) {
  const [me, setMe] = useState<Me | null>(null)
  useEffect(() => {
    const asked = new AbortController()
    fetch('/api/me', { signal: asked.signal })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then(setMe, () => {})
    return () => asked.abort()
  }, [])
  if (!me)
    return (
      <a href={`/${locale}/account`} className="flex min-h-11 items-center px-2 text-sm font-semibold text-brand">
        {words.account}
      </a>
    )
  const link = 'flex min-h-11 items-center px-4 text-sm text-ink hover:bg-sunken'
  return (
    <details className="relative">
      <summary className="flex min-h-11 min-w-11 cursor-pointer list-none items-center justify-center gap-1.5 px-1 text-sm font-semibold text-brand md:max-w-48 md:px-2">
        <svg
          viewBox="0 0 24 24"
          className="size-5 shrink-0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="square"
          aria-hidden="true"
        >
          <path d="M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 21a7.5 7.5 0 0 1 15 0" />
        </svg>
        <span className="truncate max-md:sr-only">{me.name}</span>
      </summary>
      <div className="absolute right-0 z-40 min-w-56 border border-line-strong bg-surface py-1 shadow-overlay">
        {me.organizations.length > 0 && <p className="px-4 pt-2 text-2xs text-ink-3">{words.organizations}</p>}
        <ul>
          {me.organizations.map((one) => (
            <li key={one.slug}>
              <a href={`/${locale}/w/${one.slug}/${one.kind}`} className={link}>
                {one.name}
              </a>
            </li>
          ))}
          <li className="border-t border-line">
            <a href={`/${locale}/account`} className={link}>
              {words.profile}
            </a>
          </li>
        </ul>
      </div>
    </details>
  )
}
