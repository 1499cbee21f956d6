import * as z from 'zod'
import { command } from '#lib/platform/command.ts'
import { conflict, invalidField } from '#lib/values/fault.ts'
import { checkShare, combineShares, type OpenedShare } from '../committee.ts'
import { canonicalBytes, parseJson } from '../encoding.ts'
import { openedShareForm } from '../form.ts'
import { isCustodianOf } from '../policy.ts'
import { opensRehearsal } from '../rehearsal-envelope.ts'

/**
 * A custodian hands in the share of the rehearsal's own key, having checked the real one in the browser (`liveShareFits`). With k
 * of them the dummy is opened; it must come out as it was put in. The real key's shares stay where they are.
 */
export const giveRehearsalShare = command({
  name: 'sealing.giveRehearsalShare',
  input: z.object({
    tenderId: z.string().max(60),
    share: openedShareForm,
    liveShareFits: z.literal(true, 'liveShareUnchecked'),
  }),
  load: ({ tx, actor }, { tenderId }) =>
    tx.rehearsal.findFirst({
      where: {
        tenderKey: {
          tenderId,
          tender: { organizationId: 'organizationId' in actor ? actor.organizationId : '', status: 'draft' },
        },
      },
      orderBy: { tenderKey: { version: 'desc' } },
      include: {
        tenderKey: { include: { tender: { select: { id: true, organizationId: true } } } },
        shares: { include: { custodian: { select: { id: true, personId: true, ordinal: true } } } },
      },
    }),
  allow: (actor, rehearsal) =>
    isCustodianOf(
      actor,
      rehearsal.shares.map((share) => share.custodian),
    ),
  async run({ tx, now, actor, announce }, rehearsal, { share }) {
    const { tenderKey, shares } = rehearsal
    const own = shares.find(({ custodian }) => 'personId' in actor && custodian.personId === actor.personId)!
    const expected = {
      tender: tenderKey.tenderId,
      purpose: 'rehearsal',
      keyVersion: tenderKey.version,
      index: own.custodian.ordinal,
    }
    const fits = Object.entries(expected).every(([name, value]) => share[name as keyof OpenedShare] === value)
    if (!fits || !(await checkShare(share, own.commitment)))
      throw invalidField('share', 'shareWrong', { ordinal: own.custodian.ordinal })
    const { count } = await tx.rehearsalShare.updateMany({
      where: { rehearsalId: rehearsal.id, custodianId: own.custodianId, share: null },
      data: { share: canonicalBytes(share), givenAt: now },
    })
    if (count === 0) throw conflict('shareGivenAlready')
    const news = { subject: tenderKey.tenderId, organizationId: tenderKey.tender.organizationId }
    announce({ ...news, name: 'rehearsal.share_given', payload: { custodianId: own.custodianId } })
    // Two custodians at once: whoever commits second sees both shares only under this lock.
    await tx.$queryRaw`SELECT id FROM rehearsal WHERE id = ${rehearsal.id} FOR UPDATE`
    const given = await tx.rehearsalShare.findMany({ where: { rehearsalId: rehearsal.id, share: { not: null } } })
    if (rehearsal.passedAt !== null || given.length < tenderKey.threshold)
      return { given: given.length, passed: rehearsal.passedAt !== null }
    const combined = await combineShares(
      given.map((one) => parseJson(one.share!) as OpenedShare),
      {
        k: tenderKey.threshold,
        recipient: rehearsal.recipient,
        commitments: Object.fromEntries(shares.map((one) => [one.custodian.ordinal, one.commitment])),
      },
    )
    const dummy = { envelope: Uint8Array.from(rehearsal.envelope), plainSha256: rehearsal.plainSha256 }
    if (!combined.ok || !(await opensRehearsal(dummy, combined.identity))) throw conflict('rehearsalFailed')
    await tx.rehearsal.updateMany({ where: { id: rehearsal.id, passedAt: null }, data: { passedAt: now } })
    announce({ ...news, name: 'rehearsal.passed', payload: { keyId: tenderKey.id } })
    return { given: given.length, passed: true }
  },
})
