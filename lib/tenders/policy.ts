import { type Actor, isMember, organizationOf } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'

/** Everyone sees what was ever published; a draft only its city. */
export function visibleTo(actor: Actor): Prisma.TenderWhereInput {
  if (actor.kind === 'worker') return {}
  const own = isCity(actor) ? organizationOf(actor) : null
  const published: Prisma.TenderWhereInput = { publishedAt: { not: null } }
  return own ? { OR: [published, { organizationId: own }] } : published
}

/** Writing, publishing and cancelling belong to the officers of the city whose need it is. */
export function mayManage(actor: Actor, tender: { organizationId: string }): boolean {
  return isMember(actor, 'city', 'officer') && actor.organizationId === tender.organizationId
}

function isCity(actor: Actor): boolean {
  return 'organizationKind' in actor && actor.organizationKind === 'city'
}
