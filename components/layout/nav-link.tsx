'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = { to: string; className?: string; exact?: boolean; children: ReactNode }

/** A link that knows when its page, or one below it, is open. `to` is a path without its language. */
export function NavLink({ to, className, exact, children }: Props) {
  const [, locale, ...rest] = usePathname().split('/')
  const here = `/${rest.join('/')}`
  const current = here === to ? 'page' : !exact && here.startsWith(`${to}/`) ? 'true' : undefined
  return (
    <Link href={`/${locale}${to}`} prefetch={false} aria-current={current} className={className}>
      {children}
    </Link>
  )
}
