import { type Actor, isMember } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'

/**
 * A quote is seen by its bidder. The city that asked for it sees the opened ones, and only after the opening; before it a count at
 * most. To everyone else a quote's id is an id of nothing.
 */
export function visibleTo(actor: Actor): Prisma.BidWhereInput {
  if (actor.kind === 'worker') return {}
  if (isMember(actor, 'maker')) return { organizationId: actor.organizationId }
  if (isMember(actor, 'city'))
    return { status: { in: ['opened', 'invalid'] }, tender: { organizationId: actor.organizationId, openedAt: { not: null } } }
  return { id: { in: [] } }
}

/** Handing in and withdrawing bind the firm: its owner or its sales people. */
export function mayQuote(actor: Actor, organizationId: string): boolean {
  return isMember(actor, 'maker', 'owner', 'sales') && actor.organizationId === organizationId
}

/** Beginning an opening, and giving a share to it, belong to the officers and custodians of the city. */
export function mayStartOpening(actor: Actor, tender: { organizationId: string }): boolean {
  return isMember(actor, 'city', 'officer', 'custodian') && actor.organizationId === tender.organizationId
}
