import type { Role } from '#lib/platform/access.ts'
import type { Id } from '#lib/values/id.ts'
import type { Locale } from '#lib/values/locale.ts'

export type OrganizationKind = 'city' | 'maker' | 'operator'

/** Who acts. One union for every entrance; what it may see and do is decided from it alone. */
export type Actor = PublicActor | PersonActor | MemberActor | ApiKeyActor | DeviceActor | WorkerActor

export type PublicActor = { kind: 'public' }

/** Signed in, acting for nobody but themselves. */
export type PersonActor = { kind: 'person'; personId: Id<'person'>; sessionId: Id<'session'>; locale: Locale }

/** Signed in and acting for the organization that the URL names. */
export type MemberActor = Omit<PersonActor, 'kind'> & {
  kind: 'member'
  organizationId: Id<'organization'>
  organizationKind: OrganizationKind
  roles: readonly Role[]
}

export type ApiKeyActor = {
  kind: 'apiKey'
  keyId: Id<'apiKey'>
  organizationId: Id<'organization'>
  organizationKind: OrganizationKind
  scopes: readonly string[]
}
export type DeviceActor = { kind: 'device'; deviceId: Id<'device'>; organizationId: Id<'organization'> }
export type WorkerActor = { kind: 'worker'; name: string }

export const publicActor: PublicActor = { kind: 'public' }

/** One of our own processes, named for the audit. */
export function worker(name: string): WorkerActor {
  return { kind: 'worker', name }
}

/** True for a member of a city (maker, operator) holding one of the roles; without roles, for any member of it. */
export function isMember<K extends OrganizationKind>(
  actor: Actor,
  kind: K,
  ...roles: Role[]
): actor is MemberActor & { organizationKind: K } {
  if (actor.kind !== 'member' || actor.organizationKind !== kind) return false
  return roles.length === 0 || roles.some((role) => actor.roles.includes(role))
}

/** The organization that the actor speaks for, if any. */
export function organizationOf(actor: Actor): Id<'organization'> | null {
  return 'organizationId' in actor ? actor.organizationId : null
}

/** The actor as events and the audit name it: ids only, never a person's name. */
export function actorCode(actor: Actor): string {
  switch (actor.kind) {
    case 'public':
      return 'public'
    case 'person':
    case 'member':
      return actor.personId
    case 'apiKey':
      return actor.keyId
    case 'device':
      return actor.deviceId
    case 'worker':
      return `worker:${actor.name}`
  }
}
