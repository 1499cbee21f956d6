import type { PriceEnvelope, TechnicalEnvelope } from '#lib/sealing/schema.ts'

/** Both envelopes of one quote in clear: they exist from the opening on. */
export type OpenedEnvelopes = { price: PriceEnvelope; technical: TechnicalEnvelope }

/** What a need says about offers. `products`: ids of the bidder's own products. */
export type Terms = {
  currency: string
  quantity: number
  partial: boolean
  maxSharePercent: number
  products: ReadonlySet<string>
}

/** One quote after the opening; `fault` is a code of lib/sealing/sealing-error.ts or of `OfferFault`. */
export type OpenedQuote =
  | { bidId: string; fault: null; envelopes: OpenedEnvelopes }
  | { bidId: string; fault: string; envelopes: OpenedEnvelopes | null }
