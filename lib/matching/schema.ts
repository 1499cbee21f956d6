import * as z from 'zod'

export const agreementForms = ['consortium', 'prime_with_subcontractors'] as const
export type AgreementForm = (typeof agreementForms)[number]

export const memberRoles = ['finished', 'design', 'parts', 'assembly'] as const
/** What a member does: makes the finished product, or one stage of a chain. */
export type MemberRole = (typeof memberRoles)[number]

export const agreementStatuses = ['proposed', 'signed', 'dissolved'] as const
export type AgreementStatus = (typeof agreementStatuses)[number]

const id = z.string().max(60)

export const proposalInput = z.object({
  tenderId: id,
  form: z.enum(agreementForms, 'chooseOne'),
  members: z
    .array(
      z.object({
        productId: id,
        role: z.enum(memberRoles, 'chooseOne'),
        quantity: z.coerce
          .number('quantityInvalid')
          .int('quantityInvalid')
          .min(1, 'quantityInvalid')
          .max(100_000_000, 'quantityInvalid'),
        /** The Monday of its first week of work, where the partners agreed on one. */
        startsAt: z.coerce
          .date('dateInvalid')
          .min(new Date('2000-01-01T00:00:00Z'), 'dateInvalid')
          .max(new Date('2100-01-01T00:00:00Z'), 'dateInvalid')
          .nullable()
          .default(null),
      }),
    )
    .min(2, 'membersTooFew')
    .max(20, 'membersTooMany'),
})
export type Proposal = z.output<typeof proposalInput>

export const agreementKey = z.object({ id })

export const approvalInput = z.object({
  tenderId: id,
  organizationId: id,
  reason: z.string('reasonMissing').trim().min(10, 'reasonTooShort').max(500, 'textTooLong'),
})
