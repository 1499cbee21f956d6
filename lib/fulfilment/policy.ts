import { visibleTo as ordersVisibleTo } from '#lib/orders/index.ts'
import { type Actor, isMember } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'

/** A city sees the milestones of its orders, a maker those of its own lines. */
export function milestonesVisibleTo(actor: Actor): Prisma.MilestoneWhereInput {
  if (isMember(actor, 'maker')) return { line: { organizationId: actor.organizationId } }
  return { line: { order: ordersVisibleTo(actor) } }
}

/** Only a named inspector of the buying city. */
export function mayInspect(actor: Actor): boolean {
  return isMember(actor, 'city', 'inspector')
}

/** A rejected milestone is put before the inspector again by its maker. */
export function mayReportAgain(actor: Actor): boolean {
  return isMember(actor, 'maker', 'owner', 'production')
}
