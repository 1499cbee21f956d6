import type { Actor } from '#lib/platform/actor.ts'
import { isMember } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'

/** Everyone sees what is published by makers in good standing; a maker also sees its own drafts, an operator everything. */
export function visibleTo(actor: Actor): Prisma.ProductWhereInput {
  if (actor.kind === 'worker' || isMember(actor, 'operator')) return {}
  const open: Prisma.ProductWhereInput = { status: 'published', organization: { status: 'active' } }
  return isMember(actor, 'maker') ? { OR: [open, { organizationId: actor.organizationId }] } : open
}

/** Owners and sales staff list products. */
export function mayList(actor: Actor): boolean {
  return isMember(actor, 'maker', 'owner', 'sales')
}

/** Moderators of the operator decide on listings. */
export function mayModerate(actor: Actor): boolean {
  return isMember(actor, 'operator', 'moderator')
}
