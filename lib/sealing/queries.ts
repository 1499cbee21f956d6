import '#server-only'
import { type Actor, isMember } from '#lib/platform/actor.ts'
import { read } from '#lib/platform/query.ts'
import { toBase64url } from './encoding.ts'
import { openingKind } from './opening-steps.ts'
import { visibleTo } from './policy.ts'
import { gapOf, rehearsalShape } from './rehearsal-state.ts'

export type NoticeKeys = NonNullable<Awaited<ReturnType<typeof findNoticeKeys>>>
export type Committee = NonNullable<Awaited<ReturnType<typeof findCommittee>>>
export type CustodianTask = NonNullable<Awaited<ReturnType<typeof findCustodianTask>>>

/** What the notice publishes: both public keys, k of n, each custodian's key and commitment. null before publication. */
export async function findNoticeKeys(tenderId: string) {
  return read(async ({ tx }) => {
    const key = await tx.tenderKey.findFirst({
      where: { tenderId, tender: { publishedAt: { not: null } } },
      orderBy: { version: 'desc' },
      include: { custodians: { orderBy: { ordinal: 'asc' }, include: { person: { select: { name: true } } } } },
    })
    if (!key) return null
    const { id, version, recipient, outerRecipient, threshold, createdAt } = key
    const custodians = key.custodians.map((one) => ({
      ordinal: one.ordinal,
      name: one.person.name,
      recipient: one.recipient,
      commitment: one.commitment,
    }))
    return { id, version, recipient, outerRecipient, threshold, createdAt, custodians }
  })
}

/** The committee of a need as its city sees it; null while there is none. */
export async function findCommittee(actor: Actor, tenderId: string) {
  return read(async ({ tx }) => {
    const key = await tx.tenderKey.findFirst({
      where: { AND: [{ tenderId }, visibleTo(actor)] },
      orderBy: { version: 'desc' },
      include: rehearsalShape,
    })
    if (!key) return null
    const rehearsal = key.rehearsals[0]
    const opening = await tx.opening.findFirst({
      where: { tenderId, kind: openingKind },
      include: { shares: { select: { custodianId: true, givenAt: true } } },
    })
    return {
      keyId: key.id,
      version: key.version,
      recipient: key.recipient,
      threshold: key.threshold,
      createdAt: key.createdAt,
      passedAt: rehearsal?.passedAt ?? null,
      gap: gapOf(key),
      opening: opening && {
        id: opening.id,
        status: opening.status,
        startedAt: opening.startedAt,
        completedAt: opening.completedAt,
      },
      custodians: key.custodians.map((one) => ({
        personId: one.person.id,
        name: one.person.name,
        ordinal: one.ordinal,
        commitment: one.commitment,
        rehearsedAt: rehearsal?.shares.find((share) => share.custodianId === one.id)?.givenAt ?? null,
        openedAt: opening?.shares.find((share) => share.custodianId === one.id)?.givenAt ?? null,
      })),
    }
  })
}

/** People of the actor's city who may be named, with their newest key; null where a person has none yet. */
export async function listCustodianCandidates(actor: Actor) {
  if (!isMember(actor, 'city')) return []
  return read(async ({ tx }) => {
    const members = await tx.member.findMany({
      where: {
        organizationId: actor.organizationId,
        status: 'active',
        roles: { has: 'custodian' },
        person: { status: 'active' },
      },
      select: {
        person: {
          select: {
            id: true,
            name: true,
            custodianKeys: { orderBy: { createdAt: 'desc' }, take: 1, select: { recipient: true, createdAt: true } },
          },
        },
      },
      orderBy: { person: { name: 'asc' } },
      take: 50,
    })
    return members.map(({ person }) => ({
      personId: person.id,
      name: person.name,
      recipient: person.custodianKeys[0]?.recipient ?? null,
      keySince: person.custodianKeys[0]?.createdAt ?? null,
    }))
  })
}

/** The version that the next key of a need will have. */
export async function nextKeyVersion(actor: Actor, tenderId: string): Promise<number> {
  return read(async ({ tx }) => (await tx.tenderKey.count({ where: { AND: [{ tenderId }, visibleTo(actor)] } })) + 1)
}

/** A person's own keys, newest first, as their browser can unwrap them. Nobody else is ever given these. */
export async function listOwnCustodianKeys(actor: Actor) {
  if (!('personId' in actor)) return []
  return read(async ({ tx }) => {
    const keys = await tx.custodianKey.findMany({
      where: { personId: actor.personId },
      orderBy: { createdAt: 'desc' },
      take: 10,
    })
    return keys.map((key) => ({
      recipient: key.recipient,
      createdAt: key.createdAt,
      wrappedIdentity: toBase64url(Uint8Array.from(key.wrappedIdentity)),
    }))
  })
}

/** What a custodian's browser needs to rehearse and to open: the own sealed shares and the wrapped key that reads them. */
export async function findCustodianTask(actor: Actor, tenderId: string) {
  if (!isMember(actor, 'city')) return null
  return read(async ({ tx }) => {
    const key = await tx.tenderKey.findFirst({
      where: { AND: [{ tenderId }, visibleTo(actor)], custodians: { some: { personId: actor.personId } } },
      orderBy: { version: 'desc' },
      include: {
        custodians: { where: { personId: actor.personId }, include: { key: true, shares: true } },
        rehearsals: { orderBy: { createdAt: 'desc' }, take: 1, include: { shares: true } },
      },
    })
    const own = key?.custodians[0]
    if (!key || !own) return null
    const rehearsal = key.rehearsals[0]
    const rehearsed = rehearsal?.shares.find((share) => share.custodianId === own.id)
    const text = (bytes: Uint8Array) => toBase64url(Uint8Array.from(bytes))
    return {
      ordinal: own.ordinal,
      threshold: key.threshold,
      keyVersion: key.version,
      wrappedIdentity: text(own.key.wrappedIdentity),
      live: { sealedShare: text(own.sealedShare), commitment: own.commitment },
      rehearsal: rehearsed ? { sealedShare: text(rehearsed.sealedShare), commitment: rehearsed.commitment } : null,
      rehearsedAt: rehearsed?.givenAt ?? null,
      passedAt: rehearsal?.passedAt ?? null,
      openingShareGivenAt: own.shares[0]?.givenAt ?? null,
    }
  })
}
