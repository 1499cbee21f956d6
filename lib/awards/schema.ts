import { z } from 'zod'

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
