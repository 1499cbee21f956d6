import * as z from 'zod'
import { looksSealed, sealedSizes } from '#lib/sealing/envelope.ts'
import { ageFile, openedShareForm } from '#lib/sealing/form.ts'

export const bidStatuses = ['sealed', 'superseded', 'withdrawn', 'returned', 'opened', 'invalid'] as const
export type BidStatus = (typeof bidStatuses)[number]

const id = z.string().max(60)
const largest = Math.max(...sealedSizes)
/** What the outside of an envelope must look like; everything else of it is hidden from the server. */
const sealedEnvelope = ageFile(largest).refine(looksSealed, 'sealedInvalid')

export const submitInput = z.object({
  tenderId: id,
  tenderVersion: z.int().min(1),
  lotId: id,
  keyId: id,
  /** The signed agreement for which the lead quotes; null: for itself alone. */
  agreementId: id.nullable().default(null),
  technical: sealedEnvelope,
  price: sealedEnvelope,
  selfCopy: ageFile(largest).nullable(),
})

export const bidKey = z.object({ id })
export const openingKey = z.object({ tenderId: id })
export const openingShareInput = z.object({ tenderId: id, share: openedShareForm })

/** Whole protocol of an opening: who, when, hashes, and which quotes were invalid and why. Public, so no prices. */
export type Protocol = {
  version: 1
  tender: string
  key: { id: string; threshold: number; recipient: string }
  openedAt: string
  shares: { ordinal: number; custodian: string; commitment: string; givenAt: string; used: boolean }[]
  quotes: {
    bid: string
    number: string
    bidder: string
    submittedAt: string
    technicalSha256: string
    priceSha256: string
    verdict: 'opened' | 'invalid'
    fault: string | null
  }[]
}
