import { type Actor, isMember } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'

/** A maker sees its own devices, a city those that report on its orders, the operator all, a device itself. */
export function visibleTo(actor: Actor): Prisma.DeviceWhereInput {
  if (actor.kind === 'worker' || isMember(actor, 'operator')) return {}
  if (actor.kind === 'device') return { id: actor.deviceId }
  if (isMember(actor, 'maker')) return { organizationId: actor.organizationId }
  if (isMember(actor, 'city')) return { bindings: { some: { line: { order: { buyerId: actor.organizationId } } } } }
  return { id: { in: [] } }
}

export function mayManageDevices(actor: Actor): boolean {
  return isMember(actor, 'maker', 'owner', 'production')
}

export function maySuspendDevices(actor: Actor): boolean {
  return isMember(actor, 'operator', 'moderator', 'admin')
}
