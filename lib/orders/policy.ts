import type { Actor } from '#lib/platform/actor.ts'
import { isMember } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'

/** The buying city, the makers with a line on it, and operators; others see only what is disclosed. */
export function visibleTo(actor: Actor): Prisma.OrderWhereInput {
  if (actor.kind === 'worker' || isMember(actor, 'operator')) return {}
  if (isMember(actor, 'city')) return { buyerId: actor.organizationId }
  if (isMember(actor, 'maker')) return { lines: { some: { organizationId: actor.organizationId } } }
  return { id: { in: [] } }
}

/** A maker sees its own lines of an order, not those of others. */
export function linesVisibleTo(actor: Actor): Prisma.OrderLineWhereInput {
  return isMember(actor, 'maker') ? { organizationId: actor.organizationId } : { order: visibleTo(actor) }
}

/** The buying officer and the owner of a maker on the order sign it. */
export function maySign(actor: Actor): boolean {
  return isMember(actor, 'city', 'officer') || isMember(actor, 'maker', 'owner')
}
