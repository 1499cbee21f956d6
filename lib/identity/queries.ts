import '#server-only'
import { touchMinutes } from '#lib/identity/schema.ts'
import type { Role } from '#lib/platform/access.ts'
import type { MemberActor, OrganizationKind, PersonActor } from '#lib/platform/actor.ts'
import { db, pool } from '#lib/platform/db.ts'
import type { Id } from '#lib/values/id.ts'
import type { Locale } from '#lib/values/locale.ts'

type SessionRow = { person_id: string; locale: string; stale: boolean }

/** The person of a live session; null for one that is unknown, revoked, expired, or of a suspended person. */
export async function findPersonBySession(sessionId: string): Promise<PersonActor | null> {
  const { rows } = await pool().query<SessionRow>(
    `SELECT p.id AS person_id, p.locale, s.last_seen_at < now() - make_interval(mins => $2) AS stale
       FROM session s JOIN person p ON p.id = s.person_id
      WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND p.status = 'active'`,
    [sessionId, touchMinutes],
  )
  const row = rows[0]
  if (!row) return null
  if (row.stale) await db().session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { lastSeenAt: new Date() } })
  return {
    kind: 'person',
    personId: row.person_id as Id<'person'>,
    sessionId: sessionId as Id<'session'>,
    locale: row.locale as Locale,
  }
}

export type Desk = { actor: MemberActor; organization: DeskOrganization }
export type DeskOrganization = {
  id: Id<'organization'>
  slug: string
  name: string
  kind: OrganizationKind
  country: string
  timeZone: string
}

/** The person as a member of the organization with this slug; null when it is none, or suspended there. */
export async function findDesk(person: PersonActor, slug: string): Promise<Desk | null> {
  const member = await db().member.findFirst({
    where: { personId: person.personId, status: 'active', organization: { slug, status: 'active' } },
    select: {
      roles: true,
      organization: { select: { id: true, slug: true, name: true, kind: true, country: true, timeZone: true } },
    },
  })
  if (!member) return null
  const organization = member.organization as DeskOrganization
  return {
    organization,
    actor: {
      ...person,
      kind: 'member',
      organizationId: organization.id,
      organizationKind: organization.kind,
      roles: member.roles as Role[],
    },
  }
}

export type Profile = {
  name: string
  email: string
  locale: Locale
  organizations: { slug: string; name: string; kind: OrganizationKind; roles: string[] }[]
  sessions: { id: string; createdAt: Date; lastSeenAt: Date; userAgent: string; current: boolean }[]
}

/** What the account page and the account corner show; the newest twenty sessions. */
export async function findProfile(person: PersonActor): Promise<Profile> {
  const row = await db().person.findUniqueOrThrow({
    where: { id: person.personId },
    select: {
      name: true,
      email: true,
      locale: true,
      members: {
        where: { status: 'active', organization: { status: 'active' } },
        select: { roles: true, organization: { select: { slug: true, name: true, kind: true } } },
      },
      sessions: { where: { revokedAt: null, expiresAt: { gt: new Date() } }, orderBy: { createdAt: 'desc' }, take: 20 },
    },
  })
  return {
    name: row.name,
    email: row.email,
    locale: row.locale as Locale,
    organizations: row.members.map(({ organization, roles }) => ({
      ...organization,
      kind: organization.kind as OrganizationKind,
      roles,
    })),
    sessions: row.sessions.map(({ id, createdAt, lastSeenAt, userAgent }) => ({
      id,
      createdAt,
      lastSeenAt,
      userAgent,
      current: id === person.sessionId,
    })),
  }
}
