import { Fault, type FieldFault } from '#lib/values/fault.ts'
import type { AwardInput } from './schema.ts'

export type OpenedOffer = {
  bidId: string
  organizationId: string
  unitPriceMinor: bigint
  oneOffMinor: bigint
  quantityLeast: number
  quantityMost: number
}
export type LotDemand = { quantity: number; maxSharePercent: number }

/**
 * What is wrong with an award, by field; empty when nothing is. A share of an unknown or invalid quote, outside what the maker
 * offered, above the largest share; a sum that is not the lot's quantity; a quote without a reason.
 */
export function awardFaults(
  input: AwardInput,
  demand: LotDemand,
  offers: readonly Pick<OpenedOffer, 'bidId' | 'quantityLeast' | 'quantityMost'>[],
): Record<string, FieldFault> {
  const fields: Record<string, FieldFault> = {}
  const cap = Math.floor((demand.quantity * demand.maxSharePercent) / 100)
  const chosen = new Set<string>()
  for (const { bidId, quantity } of input.shares) {
    const offer = offers.find((candidate) => candidate.bidId === bidId)
    const field = `quantity.${bidId}`
    if (!offer || chosen.has(bidId)) fields[field] = { message: 'awardUnknownQuote' }
    else if (quantity < offer.quantityLeast || quantity > offer.quantityMost) {
      fields[field] = { message: 'awardOutsideOffer', values: { least: offer.quantityLeast, most: offer.quantityMost } }
    } else if (quantity > cap) fields[field] = { message: 'awardAboveShare', values: { cap } }
    chosen.add(bidId)
  }
  const total = input.shares.reduce((sum, { quantity }) => sum + quantity, 0)
  if (total !== demand.quantity) fields.shares ??= { message: 'awardWrongTotal', values: { total, quantity: demand.quantity } }
  for (const { bidId } of offers) {
    if (!input.reasons.some((reason) => reason.bidId === bidId)) fields[`reason.${bidId}`] = { message: 'reasonMissing' }
  }
  return fields
}

/** Throws Fault invalid that names each field of `awardFaults`. */
export function checkAward(input: AwardInput, demand: LotDemand, offers: readonly OpenedOffer[]): void {
  const fields = awardFaults(input, demand, offers)
  if (Object.keys(fields).length > 0) throw new Fault('invalid', 'checkAnswers', fields)
}

/** Quotes by what a unit of their largest quantity costs in all, the cheapest first; equal ones in the order of handing in. */
export function rank<T extends OpenedOffer>(offers: readonly T[]): T[] {
  const total = ({ unitPriceMinor, oneOffMinor, quantityMost }: OpenedOffer) =>
    unitPriceMinor * BigInt(quantityMost) + oneOffMinor
  return [...offers].sort((a, b) => {
    const [one, other] = [total(a) * BigInt(b.quantityMost), total(b) * BigInt(a.quantityMost)]
    return one < other ? -1 : one > other ? 1 : a.bidId < b.bidId ? -1 : 1
  })
}
