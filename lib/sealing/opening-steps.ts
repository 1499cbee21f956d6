import '#server-only'
import type { Actor } from '#lib/platform/actor.ts'
import { type Prisma, refusedBy, type Tx } from '#lib/platform/db.ts'
import type { NewEvent } from '#lib/platform/events.ts'
import { conflict, forbidden, invalidField, notFound } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { checkShare, type OpenedShare } from './committee.ts'
import { canonicalBytes } from './encoding.ts'
import { isCustodianOf } from './policy.ts'
import { openingAfter, tenderKeyPurpose } from './rules.ts'

/** Both envelopes of each quote are opened at once. */
export const openingKind = 'all'

type Named = { id: string; organizationId: string }

/** Begins to collect shares. Throws a conflict when an opening has begun already. */
export async function beginOpening(tx: Tx, now: Date, tender: Named): Promise<{ openingId: string; events: NewEvent[] }> {
  const openingId = newId('opening', now.getTime())
  try {
    await tx.opening.create({
      data: { id: openingId, tenderId: tender.id, kind: openingKind, status: 'collecting', startedAt: now },
    })
  } catch (error) {
    if (refusedBy(error)?.startsWith('opening')) throw conflict('openingStarted')
    throw error
  }
  const started: NewEvent = {
    name: 'opening.started',
    subject: tender.id,
    organizationId: tender.organizationId,
    payload: { openingId },
  }
  return { openingId, events: [started] }
}

/**
 * Takes a custodian's share, held against its published commitment first: a wrong one is named by its number and not kept. At k
 * shares the opening has its quorum, and each further share says so again.
 */
export async function recordOpeningShare(
  tx: Tx,
  now: Date,
  actor: Actor,
  tender: Named,
  share: OpenedShare,
): Promise<{ given: number; quorum: boolean; events: NewEvent[] }> {
  const key = await newestKey(tx, tender.id)
  if (!isCustodianOf(actor, key.custodians)) throw forbidden()
  const custodian = key.custodians.find((one) => 'personId' in actor && one.personId === actor.personId)!
  const expected = { tender: tender.id, purpose: tenderKeyPurpose, keyVersion: key.version, index: custodian.ordinal }
  const fits = Object.entries(expected).every(([name, value]) => share[name as keyof OpenedShare] === value)
  if (!fits || !(await checkShare(share, custodian.commitment)))
    throw invalidField('share', 'shareWrong', { ordinal: custodian.ordinal })
  // The lock makes two custodians take turns, so that one of them sees the quorum.
  const [opening] = await tx.$queryRaw<{ id: string; status: string }[]>`
    SELECT id, status FROM opening WHERE tender_id = ${tender.id} AND kind = ${openingKind} FOR UPDATE`
  if (!opening) throw conflict('openingNotStarted')
  if (opening.status !== 'collecting' && opening.status !== 'quorum') throw conflict('openingOver')
  const { count } = await tx.openingShare.createMany({
    data: [{ openingId: opening.id, custodianId: custodian.id, share: canonicalBytes(share), givenAt: now }],
    skipDuplicates: true,
  })
  if (count === 0) throw conflict('shareGivenAlready')
  const given = await tx.openingShare.count({ where: { openingId: opening.id } })
  const news = { subject: tender.id, organizationId: tender.organizationId }
  const events: NewEvent[] = [
    { ...news, name: 'opening.share_given', payload: { openingId: opening.id, custodianId: custodian.id } },
  ]
  const quorum = given >= key.threshold
  if (quorum) {
    await tx.opening.updateMany({
      where: { id: opening.id, status: 'collecting' },
      data: { status: openingAfter('collecting', 'reach_quorum')! },
    })
    events.push({ ...news, name: 'opening.quorum_reached', payload: { openingId: opening.id, given } })
  }
  return { given, quorum, events }
}

/** Everything was opened and written in this transaction; `protocol` is public. */
export async function recordOpening(
  tx: Tx,
  now: Date,
  tender: Named,
  openingId: string,
  protocol: Prisma.InputJsonObject,
): Promise<NewEvent[]> {
  const { count } = await tx.opening.updateMany({
    where: { id: openingId, status: 'quorum' },
    data: { status: openingAfter('quorum', 'open')!, completedAt: now, protocol },
  })
  if (count === 0) throw conflict('openingOver')
  return [{ name: 'opening.completed', subject: tender.id, organizationId: tender.organizationId, payload: { openingId } }]
}

/** The key of a need that counts now, with its custodians in order. Throws not_found when there is none. */
export async function newestKey(tx: Tx, tenderId: string) {
  const key = await tx.tenderKey.findFirst({
    where: { tenderId },
    orderBy: { version: 'desc' },
    include: { custodians: { orderBy: { ordinal: 'asc' } } },
  })
  if (!key) throw notFound()
  return key
}
