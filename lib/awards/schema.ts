import { z } from 'zod'
import { isScheme } from '#lib/reference/certificates.ts'

export const awardSchema = z.object({
  lotId: z.string().max(60),
  /** Who makes how many; one entry unless the need may be split. */
  shares: z
    .array(
      z.object({
        bidId: z.string().max(60),
        quantity: z.coerce.number('unitsInvalid').int('unitsInvalid').min(1, 'unitsInvalid').max(100_000_000, 'unitsInvalid'),
      }),
    )
    .min(1, 'awardNobody')
    .max(50, 'awardNobody'),
  /** A reason for every opened quote, the winner's included: each bidder is told its own. */
  reasons: z
    .array(
      z.object({
        bidId: z.string().max(60),
        reason: z.string('reasonMissing').trim().min(10, 'reasonTooShort').max(2000, 'textTooLong'),
      }),
    )
    .max(500),
})

export type AwardInput = z.infer<typeof awardSchema>

export const directInput = z.object({
  productId: z.string().max(60),
  quantity: z.coerce.number('unitsInvalid').int('unitsInvalid').min(1, 'unitsInvalid').max(1_000_000, 'unitsInvalid'),
  dueAt: z.coerce.date('dateInvalid').max(new Date('2100-01-01T00:00:00Z'), 'dateInvalid'),
  /** Schemes that the product must show on the day of the order. */
  requiredCertificates: z.array(z.string().refine(isScheme, 'chooseOne')).max(20, 'certificatesTooMany').default([]),
  place: z.string('placeMissing').trim().min(1, 'placeMissing').max(140, 'textTooLong'),
  /** Why it is bought directly: stands in the public record. */
  reason: z.string('reasonMissing').trim().min(10, 'reasonTooShort').max(2000, 'textTooLong'),
})
