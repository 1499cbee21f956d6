import Link from 'next/link'
import { useLocale } from 'next-intl'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<typeof Link>, 'href' | 'prefetch' | 'locale'> & {
  /** A path without its language: "/tenders?sector=environment". */
  to: string
}

/** A link to one of our own pages in the reader's language. Pages come from the cache in a millisecond, so nothing is fetched ahead. */
export function SiteLink({ to, ...rest }: Props) {
  const locale = useLocale()
  return <Link {...rest} href={to === '/' ? `/${locale}` : `/${locale}${to}`} prefetch={false} />
}
