import type { OpenedEnvelopes, Terms } from './opened.ts'
import type { BidStatus } from './schema.ts'

/** The life of a quote. Of one maker on one lot at most one is sealed or opened. */
export const bidMoves = {
  sealed: { replace: 'superseded', withdraw: 'withdrawn', return: 'returned', open: 'opened', refuse: 'invalid' },
  superseded: {},
  withdrawn: {},
  returned: {},
  opened: {},
  invalid: {},
} as const satisfies Record<BidStatus, Partial<Record<string, BidStatus>>>

export type BidMove = 'replace' | 'withdraw' | 'return' | 'open' | 'refuse'

/** The status after a move, or null when the table has no such move. */
export function bidAfter(status: BidStatus, move: BidMove): BidStatus | null {
  return (bidMoves[status] as Partial<Record<BidMove, BidStatus>>)[move] ?? null
}

/** Too few quotes under the need's rules: they go back unopened. */
export function tooFewQuotes(sealed: number, minimumQuotes: number): boolean {
  return sealed < Math.max(minimumQuotes, 1)
}

export type OfferFault = 'wrong_currency' | 'wrong_quantity' | 'unknown_product'

/** What an opened offer contradicts in the need; null when it can be compared. */
export function offerFault({ price, technical }: OpenedEnvelopes, terms: Terms): OfferFault | null {
  if (price.currency !== terms.currency) return 'wrong_currency'
  const most = terms.partial ? Math.floor((terms.quantity * terms.maxSharePercent) / 100) : terms.quantity
  if (price.quantityMost > most || (!terms.partial && price.quantityLeast !== terms.quantity)) return 'wrong_quantity'
  return terms.products.has(technical.productId) ? null : 'unknown_product'
}
