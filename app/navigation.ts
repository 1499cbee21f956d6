/** The public pages that every page leads to, in this order. `word` is a key below `layout.nav`. */
export const publicNav = [{ to: '/about', word: 'about' }] as const satisfies NavEntry[]

/** What the foot of every page leads to. */
export const footerNav = [
  { to: '/about', word: 'about' },
  { to: '/accessibility', word: 'accessibility' },
  { to: '/privacy', word: 'privacy' },
] as const satisfies NavEntry[]

type NavEntry = { to: `/${string}`; word: string }
