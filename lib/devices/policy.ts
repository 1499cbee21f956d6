import { type Actor, isMember } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'

/** A maker sees its own devices, a city those that report on its orders now, the operator all, a device itself. */
export function visibleTo(actor: Actor): Prisma.DeviceWhereInput {
  if (actor.kind === 'worker' || isMember(actor, 'operator')) return {}
  if (actor.kind === 'device') return { id: actor.deviceId }
  if (isMember(actor, 'maker')) return { organizationId: actor.organizationId }
  if (isMember(actor, 'city'))
    return { bindings: { some: { releasedAt: null, line: { order: { buyerId: actor.organizationId } } } } }
  return { id: { in: [] } }
}

/** Registering, binding, secrets: the maker's owner and its production people. */
export function mayManageDevices(actor: Actor): boolean {
  return isMember(actor, 'maker', 'owner', 'production')
}

/** The operator's switch is not for its finance people. */
export function maySuspendDevices(actor: Actor): boolean {
  return isMember(actor, 'operator', 'moderator', 'admin')
}
