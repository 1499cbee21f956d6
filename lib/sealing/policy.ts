import { type Actor, isMember } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'

/** Committees as their own city sees them, before and after publication; workers see all. */
export function visibleTo(actor: Actor): Prisma.TenderKeyWhereInput {
  if (actor.kind === 'worker') return {}
  return { tender: { organizationId: isMember(actor, 'city') ? actor.organizationId : '' } }
}

/** Naming the custodians belongs to the officers of the city whose need it is. */
export function mayFormCommittee(actor: Actor, tender: { organizationId: string }): boolean {
  return isMember(actor, 'city', 'officer') && actor.organizationId === tender.organizationId
}

/** A share is given by the custodian in person, as an active member of the city. */
export function isCustodianOf(actor: Actor, custodians: readonly { personId: string }[]): boolean {
  return isMember(actor, 'city') && custodians.some((custodian) => custodian.personId === actor.personId)
}
