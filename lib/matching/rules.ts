/** What makers may agree on, and when one takes part twice. Pure. */
import type { AgreementForm, AgreementStatus, Proposal } from '#lib/matching/schema.ts'
import { Fault, type FieldFault } from '#lib/values/fault.ts'

/** A prime and at most so many named subcontractors. */
export const subcontractorsAtMost = 2

/** The life of an agreement. Signed ones stand until the need is over, unless every quote under them is withdrawn first. */
export const agreementMoves = {
  proposed: { sign: 'signed', dissolve: 'dissolved' },
  signed: { dissolve: 'dissolved' },
  dissolved: {},
} as const satisfies Record<AgreementStatus, Partial<Record<string, AgreementStatus>>>

export type Partner = { productId: string; organizationId: string; role: string; quantity: number }

/** The need as far as an agreement must obey it. */
export type JointTerms = { quantity: number; jointForms: readonly string[] }

/**
 * What is wrong with a proposal, by field: a form that the need does not admit, the same maker twice, shares of a consortium that
 * or an assembler do not add up, a prime without an assembler or with more subcontractors than may be named, forms mixed.
 */
export function proposalFaults(
  proposal: Pick<Proposal, 'form'>,
  partners: readonly Partner[],
  terms: JointTerms,
): Record<string, FieldFault> {
  const faults: Record<string, FieldFault> = {}
  const makers = new Set(partners.map(({ organizationId }) => organizationId))
  if (!terms.jointForms.includes(proposal.form)) faults.form = { message: 'formNotAdmitted' }
  if (makers.size !== partners.length) faults.members ??= { message: 'memberTwice' }
  const finished = partners.filter(({ role }) => role === 'finished')
  if (proposal.form === 'consortium') {
    const total = finished.reduce((sum, { quantity }) => sum + quantity, 0)
    if (finished.length !== partners.length) faults.members ??= { message: 'formsMixed' }
    else if (total !== terms.quantity)
      faults.members ??= { message: 'sharesNotWhole', values: { total, quantity: terms.quantity } }
    return faults
  }
  const assembling = partners.filter(({ role }) => role === 'assembly')
  if (finished.length > 0) faults.members ??= { message: 'formsMixed' }
  if (assembling.length !== 1) faults.members ??= { message: 'onePrime' }
  else if (assembling[0]!.quantity !== terms.quantity)
    faults.members ??= { message: 'sharesNotWhole', values: { total: assembling[0]!.quantity, quantity: terms.quantity } }
  if (partners.length - 1 > subcontractorsAtMost)
    faults.members ??= { message: 'subcontractorsTooMany', values: { most: subcontractorsAtMost } }
  return faults
}

/** Throws Fault invalid that names each field of `proposalFaults`. */
export function checkProposal(proposal: Pick<Proposal, 'form'>, partners: readonly Partner[], terms: JointTerms): void {
  const fields = proposalFaults(proposal, partners, terms)
  if (Object.keys(fields).length > 0) throw new Fault('invalid', 'checkAnswers', fields)
}

/** True for a form whose members are paid by the lead, not by the city: only the prime signs the contract. */
export function leadAnswersAlone(form: AgreementForm): boolean {
  return form === 'prime_with_subcontractors'
}
