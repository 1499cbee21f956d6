import type { Actor } from '#lib/platform/actor.ts'
import { isMember } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'

/** A maker sees its own lines; nobody else sees a calendar week by week. */
export function visibleTo(actor: Actor): Prisma.ProductionLineWhereInput {
  if (actor.kind === 'worker') return {}
  return isMember(actor, 'maker') ? { organizationId: actor.organizationId } : { id: { in: [] } }
}

/** Owners and production staff plan lines and weeks. */
export function mayPlan(actor: Actor): boolean {
  return isMember(actor, 'maker', 'owner', 'production')
}
