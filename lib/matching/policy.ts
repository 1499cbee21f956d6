import { type Actor, isMember } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'

/** An agreement is seen by its members; by the city once the quotes are open, because then it reads who stands behind them. */
export function visibleTo(actor: Actor): Prisma.JointAgreementWhereInput {
  if (actor.kind === 'worker') return {}
  if (isMember(actor, 'maker')) return { members: { some: { organizationId: actor.organizationId } } }
  if (isMember(actor, 'city')) return { tender: { organizationId: actor.organizationId, openedAt: { not: null } } }
  return { id: { in: [] } }
}

/** Signing binds the firm: its owner or its sales people. */
export function maySign(actor: Actor): boolean {
  return isMember(actor, 'maker', 'owner', 'sales')
}
