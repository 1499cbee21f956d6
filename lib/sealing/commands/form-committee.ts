import * as z from 'zod'
import { command } from '#lib/platform/command.ts'
import type { Tx } from '#lib/platform/db.ts'
import { conflict, invalidField } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { ageFile, hash64, recipientText } from '../form.ts'
import { newOuterKey } from '../outer-key.ts'
import { mayFormCommittee } from '../policy.ts'

const share = { sealedShare: ageFile(2048), commitment: hash64 }
const personId = z.string().max(60)

const input = z
  .object({
    tenderId: z.string().max(60),
    /** The version that the officer's browser wrote into the shares. */
    keyVersion: z.int().min(1),
    recipient: recipientText,
    threshold: z.int().min(2, 'thresholdInvalid').max(5, 'thresholdInvalid'),
    custodians: z
      .array(z.object({ personId, recipient: recipientText, ...share }))
      .min(2, 'custodiansTooFew')
      .max(5, 'custodiansTooMany'),
    rehearsal: z.object({
      recipient: recipientText,
      envelope: ageFile(16_384),
      plainSha256: hash64,
      shares: z.array(z.object({ personId, ...share })).max(5),
    }),
  })
  .refine((committee) => committee.threshold <= committee.custodians.length, { path: ['threshold'], message: 'thresholdInvalid' })
  .refine((committee) => new Set(committee.custodians.map((one) => one.personId)).size === committee.custodians.length, {
    path: ['custodians'],
    message: 'custodianTwice',
  })
  .refine((committee) => committee.rehearsal.recipient !== committee.recipient, { path: ['rehearsal'], message: 'sealedInvalid' })

/**
 * Names the custodians of a draft and keeps what the officer's browser made: the tender's public key, each custodian's sealed
 * share, and the same for the rehearsal's own key. The private parts never come here. A new committee replaces the former one.
 */
export const formCommittee = command({
  name: 'sealing.formCommittee',
  input,
  load: ({ tx, actor }, { tenderId }) =>
    tx.tender.findFirst({
      where: { id: tenderId, organizationId: 'organizationId' in actor ? actor.organizationId : '' },
      select: { id: true, organizationId: true },
    }),
  allow: mayFormCommittee,
  async run({ tx, now, announce }, tender, committee) {
    // Publication holds the same row: a need that is out never gets another key.
    const [locked] = await tx.$queryRaw<{ status: string }[]>`SELECT status FROM tender WHERE id = ${tender.id} FOR UPDATE`
    if (locked?.status !== 'draft') throw conflict('tenderNotDraft')
    const newest = await tx.tenderKey.aggregate({ where: { tenderId: tender.id }, _max: { version: true } })
    if (committee.keyVersion !== (newest._max.version ?? 0) + 1) throw conflict('committeeChanged')
    await mustBeCustodians(tx, tender.organizationId, committee.custodians)
    const id = newId('tenderKey', now.getTime())
    await tx.tenderKey.create({
      data: {
        id,
        tenderId: tender.id,
        version: committee.keyVersion,
        recipient: committee.recipient,
        threshold: committee.threshold,
        ...(await newOuterKey()),
        createdAt: now,
      },
    })
    const custodians = committee.custodians.map((custodian, at) => ({
      id: newId('custodian', now.getTime()),
      tenderKeyId: id,
      ordinal: at + 1,
      ...custodian,
    }))
    await tx.custodian.createMany({ data: custodians })
    await writeRehearsal(tx, now, id, custodians, committee.rehearsal)
    const payload = { keyId: id, threshold: committee.threshold, custodians: custodians.length }
    announce({ name: 'committee.formed', subject: tender.id, organizationId: tender.organizationId, payload })
    return { keyId: id }
  },
})

/** Each is an active custodian of this city, and the share is locked to the key that the person uses now. */
async function mustBeCustodians(tx: Tx, organizationId: string, named: { personId: string; recipient: string }[]): Promise<void> {
  const members = await tx.member.findMany({
    where: {
      organizationId,
      status: 'active',
      roles: { has: 'custodian' },
      personId: { in: named.map((one) => one.personId) },
      person: { status: 'active' },
    },
    select: {
      personId: true,
      person: { select: { custodianKeys: { orderBy: { createdAt: 'desc' }, take: 1, select: { recipient: true } } } },
    },
  })
  for (const one of named) {
    const member = members.find((candidate) => candidate.personId === one.personId)
    if (!member) throw invalidField('custodians', 'custodianUnknown')
    if (member.person.custodianKeys[0]?.recipient !== one.recipient) throw invalidField('custodians', 'custodianKeyChanged')
  }
}

async function writeRehearsal(
  tx: Tx,
  now: Date,
  tenderKeyId: string,
  custodians: { id: string; personId: string }[],
  given: z.output<typeof input>['rehearsal'],
): Promise<void> {
  const id = newId('rehearsal', now.getTime())
  const { shares, ...rehearsal } = given
  const byPerson = new Map(shares.map((one) => [one.personId, one]))
  if (byPerson.size !== custodians.length || custodians.some((custodian) => !byPerson.has(custodian.personId)))
    throw invalidField('rehearsal', 'sealedInvalid')
  await tx.rehearsal.create({ data: { id, tenderKeyId, ...rehearsal, createdAt: now } })
  await tx.rehearsalShare.createMany({
    data: custodians.map((custodian) => {
      const { sealedShare, commitment } = byPerson.get(custodian.personId)!
      return { rehearsalId: id, custodianId: custodian.id, sealedShare, commitment }
    }),
  })
}
