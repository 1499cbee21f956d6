// The demo world and the twelve who try its doors. What they try belongs to Tampere (city A) and its maker M12 (maker A).
import { createHash } from 'node:crypto'
import type { CityRole, Role } from '#lib/platform/access.ts'
import { type Actor, type MemberActor, publicActor } from '#lib/platform/actor.ts'
import { transaction } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { newId } from '#lib/values/id.ts'
import { addMember, createPerson } from '#seed/build.ts'
import { actorOf, committeeOf } from '#seed/deals.ts'
import { fixedInstant, playWorld } from '#seed/world.ts'
import { type Things, thingsOf } from '#tools/prove/authorization/things.ts'

export type DeskKind = 'city' | 'maker' | 'operator'
export type Desk = { kind: DeskKind; slug: string; roles: readonly Role[] }

export type Principal = {
  name: string
  /** Who it is to a command. */
  actor: Actor
  /** E-mail to sign in with; null for what has no session. */
  email: string | null
  /** The desk that is its own, if it has one. */
  desk: Desk | null
  /** Sent along with each request, for keys and devices. */
  headers?: Record<string, string>
}

export type World = { principals: Principal[]; own: Things; foreign: Things; slugs: Record<DeskKind, string> }

export async function makeWorld(): Promise<World> {
  const { population, tenders } = await playWorld(required('MIGRATE_URL'), fixedInstant)
  const actor = (key: string) => actorOf(population, key)
  const [cityA, cityB, makerA, makerB] = [
    actor('tampere/officer'),
    actor('valencia/officer'),
    actor('M12/owner'),
    actor('M7/owner'),
  ]
  const custodian = await joinCity(cityA, 'custodian')
  const committee = { officer: cityA, custodians: [cityA, custodian.actor as MemberActor] }
  const own = await thingsOf(committee, makerA, tenders.get('N-02')!)
  const foreign = await thingsOf(committeeOf(population, 'valencia'), makerB, tenders.get('N-03')!)
  const makerDesk = (slug: string): Desk => ({ kind: 'maker', slug, roles: ['owner'] })
  const operator = (role: 'moderator' | 'finance'): Principal => ({
    name: `operator ${role}`,
    actor: actor(`operator/${role}`),
    email: `${role}@operator.demo`,
    desk: { kind: 'operator', slug: 'operator', roles: [role] },
  })
  const secret = Buffer.from(`${own.deviceId}:of-another-device`).toString('base64')
  return {
    own,
    foreign,
    slugs: { city: 'tampere', maker: own.makerSlug, operator: 'operator' },
    principals: [
      { name: 'public', actor: publicActor, email: null, desk: null },
      { name: 'maker A owner', actor: makerA, email: `owner@${own.makerSlug}.demo`, desk: makerDesk(own.makerSlug) },
      { name: 'maker B owner', actor: makerB, email: `owner@${foreign.makerSlug}.demo`, desk: makerDesk(foreign.makerSlug) },
      await joinCity(cityA, 'viewer'),
      await joinCity(cityA, 'officer'),
      custodian,
      {
        name: 'city B officer',
        actor: cityB,
        email: 'officer@valencia.demo',
        desk: { kind: 'city', slug: 'valencia', roles: cityB.roles },
      },
      operator('moderator'),
      operator('finance'),
      await suspendedMember(cityA),
      await keyHolder(makerA),
      {
        name: 'wrong device',
        actor: { kind: 'device', deviceId: foreign.deviceId as `dev_${string}`, organizationId: makerB.organizationId },
        email: null,
        desk: null,
        headers: { authorization: `Basic ${secret}` },
      },
    ],
  }
}

async function joinCity(city: MemberActor, role: CityRole): Promise<Principal> {
  const email = `${role}@tampere.test`
  const actor = await transaction(async (tx, now) => {
    const personId = await createPerson(tx, now, { email, name: role, locale: 'en' })
    return addMember(tx, now, { personId, organizationId: city.organizationId, kind: 'city', roles: [role] })
  })
  return { name: `city A ${role}`, actor, email, desk: { kind: 'city', slug: 'tampere', roles: [role] } }
}

/** Signs in as a person, and has no desk any more: to commands it is a person and nothing else. */
async function suspendedMember(city: MemberActor): Promise<Principal> {
  const { personId, sessionId, locale } = city
  const email = 'suspended@tampere.test'
  const member = await transaction(async (tx, now) => {
    const person = await createPerson(tx, now, { email, name: 'suspended', locale: 'en' })
    const joined = await addMember(tx, now, {
      personId: person,
      organizationId: city.organizationId,
      kind: 'city',
      roles: ['officer'],
    })
    await tx.member.updateMany({ where: { personId: person }, data: { status: 'suspended' } })
    return joined
  })
  const actor: Actor = { kind: 'person', personId: member.personId ?? personId, sessionId, locale }
  return { name: 'suspended member', actor, email, desk: null }
}

/** A key of maker A that may read the catalogue and nothing else. */
async function keyHolder(maker: MemberActor): Promise<Principal> {
  const text = 'moi_key_of_the_proof'
  const keyId = newId('apiKey')
  const { organizationId } = maker
  const scopes = ['catalogue:read']
  const hash = createHash('sha256').update(text).digest()
  await transaction((tx, now) =>
    tx.apiKey.create({ data: { id: keyId, organizationId, name: 'proof', hash, scopes, createdAt: now } }),
  )
  return {
    name: 'API key without the scope',
    actor: { kind: 'apiKey', keyId, organizationId, organizationKind: 'maker', scopes },
    email: null,
    desk: null,
    headers: { authorization: `Bearer ${text}` },
  }
}
