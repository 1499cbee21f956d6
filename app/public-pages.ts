import type { PublicPage } from '#lib/platform/web/public-page.ts'

/**
 * Pages that everyone without a session shares: they are rendered once and kept for seconds. `query` names what belongs to a
 * page's identity; a request with any other name is rendered for itself. A page listed here never reads cookies or headers.
 */
export const publicPages: readonly PublicPage[] = [
  { path: '/', query: [] },
  { path: '/tenders', query: ['q', 'sector', 'cpv', 'country', 'status', 'source', 'place', 'cursor'] },
  { path: '/tenders/:number', query: [] },
  { path: '/tenders/mirrored/:id', query: [] },
  { path: '/about', query: [] },
  { path: '/accessibility', query: [] },
  { path: '/privacy', query: [] },
  { path: '/products', query: ['q', 'sector', 'cursor'] },
  { path: '/products/:id', query: [] },
  { path: '/makers', query: ['q', 'sector', 'cursor'] },
  { path: '/makers/:slug', query: ['cursor'] },
  { path: '/awards', query: ['sector', 'cursor'] },
  { path: '/open-data', query: [] },
  { path: '/status', query: [] },
]
