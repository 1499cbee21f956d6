type NavEntry = { to: `/${string}`; word: string }

/** The public pages that every page leads to, in this order. `word` is a key below `layout.nav`. */
export const publicNav = [
  { to: '/tenders', word: 'tenders' },
  { to: '/products', word: 'products' },
  { to: '/makers', word: 'makers' },
  { to: '/awards', word: 'awards' },
  { to: '/open-data', word: 'openData' },
  { to: '/about', word: 'about' },
] as const satisfies NavEntry[]

/** What the foot of every page leads to. */
export const footerNav = [
  { to: '/accessibility', word: 'accessibility' },
  { to: '/privacy', word: 'privacy' },
  { to: '/open-data', word: 'openData' },
  { to: '/status', word: 'status' },
] as const satisfies NavEntry[]
