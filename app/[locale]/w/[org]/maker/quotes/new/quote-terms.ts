import { schemes } from '#lib/reference/certificates.ts'
import type { NoticeKeys } from '#lib/sealing/index.ts'
import type { TenderDetail } from '#lib/tenders/index.ts'
import type { Currency } from '#lib/values/money.ts'

/** What the bidder's browser must know of a need to write, check and seal a quote for it. */
export type QuoteTerms = {
  tenderId: string
  tenderVersion: number
  lotId: string
  keyId: string
  /** The agreement for which it quotes; null: for itself. */
  agreementId: string | null
  committee: string
  platform: string
  currency: Currency
  quantity: number
  /** True where a maker may offer a part. */
  partial: boolean
  /** Most that one maker may offer. */
  most: number
  /** The budget for one unit in minor units, as digits: for the thousand-slip check. */
  budgetPerUnitMinor: string
  /** Certificates that the maker answers for, by code and name. */
  requirements: { code: string; name: string }[]
}

export function quoteTerms(need: TenderDetail, keys: NoticeKeys, agreementId: string | null): QuoteTerms {
  const quantity = need.item?.quantity ?? 0
  // Those who quote as one have signed for the whole.
  const partial = need.jointForms.includes('partial_quantity') && agreementId === null
  return {
    tenderId: need.id,
    tenderVersion: need.version,
    lotId: need.lots[0]?.id ?? '',
    keyId: keys.id,
    agreementId,
    committee: keys.recipient,
    platform: keys.outerRecipient,
    currency: need.budget.currency,
    quantity,
    partial,
    most: partial ? Math.floor((quantity * need.maxSharePercent) / 100) : quantity,
    budgetPerUnitMinor: quantity > 0 ? (need.budget.minor / BigInt(quantity)).toString() : '0',
    requirements: need.requiredCertificates.map((code) => ({
      code,
      name: code in schemes ? schemes[code as keyof typeof schemes] : code,
    })),
  }
}
