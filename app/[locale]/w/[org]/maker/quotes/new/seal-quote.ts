import type { Sealing } from '#components/sealing/browser-step.tsx'
import { takeOwnKey } from '../own-key'
import type { QuoteAnswers } from './quote-answers'
import type { QuoteTerms } from './quote-terms'

/** Both envelopes under both locks, and a copy under the bidder's own: everything that is handed in. Throws SealingError. */
export async function sealQuote(
  sealing: Sealing,
  bidder: string,
  terms: QuoteTerms,
  answers: QuoteAnswers,
): Promise<Record<string, string>> {
  const { tenderId, tenderVersion, lotId, keyId, committee, platform } = terms
  const binding = { version: 1, tender: tenderId, tenderVersion, lot: lotId, bidder } as const
  const technical = {
    ...binding,
    nonce: sealing.newNonce(),
    kind: 'technical',
    productId: answers.productId,
    answers: answers.answers,
  } as const
  const price = {
    ...binding,
    nonce: sealing.newNonce(),
    kind: 'price',
    currency: answers.unitPrice.currency,
    unitPriceMinor: answers.unitPrice.minor.toString(),
    ...(answers.oneOff.minor > 0n && { oneOffMinor: answers.oneOff.minor.toString() }),
    quantityLeast: answers.quantityLeast,
    quantityMost: answers.quantityMost,
    ...(answers.leadTimeWeeks !== undefined && { leadTimeWeeks: answers.leadTimeWeeks }),
  } as const
  const locks = { committee, platform }
  const own = await takeOwnKey(bidder, sealing)
  return {
    tenderId,
    tenderVersion: String(tenderVersion),
    lotId,
    keyId,
    ...(terms.agreementId && { agreementId: terms.agreementId }),
    technical: sealing.toBase64url((await sealing.seal(technical, locks)).ciphertext),
    price: sealing.toBase64url((await sealing.seal(price, locks)).ciphertext),
    ...(own && { selfCopy: sealing.toBase64url(await sealing.sealSelfCopy([technical, price], own.recipient)) }),
  }
}
