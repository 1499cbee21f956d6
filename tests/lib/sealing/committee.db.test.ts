import { beforeAll, describe, expect, it } from 'vitest'
import { db, pool } from '#lib/platform/db.ts'
import { createCommitteeKey, splitAmong } from '#lib/sealing/committee.ts'
import { toBase64url } from '#lib/sealing/encoding.ts'
import { findCommittee, findCustodianTask, findNoticeKeys, formCommittee, giveRehearsalShare } from '#lib/sealing/index.ts'
import { sealRehearsal } from '#lib/sealing/rehearsal-envelope.ts'
import { publishTender } from '#lib/tenders/index.ts'
import { demoCustodianKey, demoShare, formDemoCommittee, giveDemoRehearsalShare } from '#seed/sealing.ts'
import { createActor, createCity, createNeed } from '#tests/support/sealing.ts'

let city: Awaited<ReturnType<typeof createCity>>
beforeAll(async () => {
  city = await createCity()
})

/** What the officer's browser sends, without the rehearsal that `formDemoCommittee` adds. */
async function committeeInput(tenderId: string, keyVersion = 1) {
  const recipients: string[] = []
  for (const custodian of city.custodians) recipients.push(await demoCustodianKey(custodian))
  const live = await createCommitteeKey()
  const dress = await createCommitteeKey()
  const split = (identity: string, purpose: 'price' | 'rehearsal') =>
    splitAmong(identity, recipients, 2, { tender: tenderId, purpose, keyVersion })
  const named = (shares: Awaited<ReturnType<typeof split>>) =>
    shares.map((share, at) => ({
      personId: city.custodians[at]!.personId as string,
      sealedShare: toBase64url(share.sealedShare),
      commitment: share.commitment,
    }))
  const liveShares = named(await split(live.identity, 'price'))
  const dummy = await sealRehearsal(dress.recipient)
  return {
    tenderId,
    keyVersion,
    recipient: live.recipient,
    threshold: 2,
    custodians: liveShares.map((share, at) => ({ ...share, recipient: recipients[at]! })),
    rehearsal: {
      recipient: dress.recipient,
      envelope: toBase64url(dummy.envelope),
      plainSha256: dummy.plainSha256,
      shares: named(await split(dress.identity, 'rehearsal')),
    },
  }
}

describe('a committee', () => {
  it('is formed by an officer for a draft of the own city, from custodians with their present keys', async () => {
    const { id } = await createNeed(city.officer)
    const input = await committeeInput(id)
    const other = await createCity()
    await expect(formCommittee(other.officer, input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(formCommittee(city.viewer, input)).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = { ...input.custodians[0]!, personId: city.viewer.personId }
    await expect(
      formCommittee(city.officer, { ...input, custodians: [stranger, ...input.custodians.slice(1)] }),
    ).rejects.toMatchObject({ fields: { custodians: { message: 'custodianUnknown' } } })
    const otherKey = { ...input.custodians[0]!, recipient: (await createCommitteeKey()).recipient }
    await expect(
      formCommittee(city.officer, { ...input, custodians: [otherKey, ...input.custodians.slice(1)] }),
    ).rejects.toMatchObject({ fields: { custodians: { message: 'custodianKeyChanged' } } })
    await expect(formCommittee(city.officer, { ...input, keyVersion: 2 })).rejects.toMatchObject({ message: 'committeeChanged' })
    await formCommittee(city.officer, input)
    expect(await findNoticeKeys(id)).toBeNull()
    expect(await findCommittee(city.officer, id)).toMatchObject({ threshold: 2, gap: 'not_opened', passedAt: null })
    expect(await findCommittee(other.officer, id)).toBeNull()
  })

  it('passes its rehearsal with the k-th good share, and any k will do', async () => {
    const { id } = await createNeed(city.officer)
    await formCommittee(city.officer, await committeeInput(id))
    expect(await giveDemoRehearsalShare(id, city.custodians[2]!)).toEqual({ given: 1, passed: false })
    expect((await findCommittee(city.officer, id))?.gap).toBe('not_opened')
    expect(await giveDemoRehearsalShare(id, city.custodians[0]!)).toEqual({ given: 2, passed: true })
    expect(await findCommittee(city.officer, id)).toMatchObject({ gap: null })
    await expect(giveDemoRehearsalShare(id, city.custodians[0]!)).rejects.toMatchObject({ message: 'shareGivenAlready' })
    const { number } = await publishTender(city.officer, { id })
    expect(number).toBeTruthy()
    expect((await findNoticeKeys(id))?.custodians.map((one) => one.ordinal)).toEqual([1, 2, 3])
  })

  it('names a wrong share by its number and keeps none of it', async () => {
    const { id } = await createNeed(city.officer)
    await formCommittee(city.officer, await committeeInput(id))
    const [first, second] = city.custodians as [typeof city.officer, typeof city.officer]
    const share = await demoShare(id, first, 'rehearsal')
    const bent = { ...share, share: (await demoShare(id, second, 'rehearsal')).share }
    await expect(giveRehearsalShare(first, { tenderId: id, share: bent, liveShareFits: true })).rejects.toMatchObject({
      fields: { share: { message: 'shareWrong', values: { ordinal: 1 } } },
    })
    const live = await demoShare(id, first, 'live')
    await expect(giveRehearsalShare(first, { tenderId: id, share: live, liveShareFits: true })).rejects.toMatchObject({
      fields: { share: { message: 'shareWrong' } },
    })
    await expect(giveRehearsalShare(first, { tenderId: id, share, liveShareFits: false })).rejects.toMatchObject({
      fields: { liveShareFits: { message: 'liveShareUnchecked' } },
    })
    expect(await db().rehearsalShare.count({ where: { rehearsal: { tenderKey: { tenderId: id } }, share: { not: null } } })).toBe(
      0,
    )
  })

  it('must rehearse again when a custodian has made a new key', async () => {
    const { id } = await createNeed(city.officer)
    const clara = await createActor(city.city, 'city', 'Clara Benlloch', 'custodian')
    await formDemoCommittee(id, { officer: city.officer, custodians: [city.officer, clara] })
    expect((await findCommittee(city.officer, id))?.gap).toBeNull()
    await db().custodianKey.create({
      data: {
        recipient: (await createCommitteeKey()).recipient,
        personId: clara.personId,
        wrappedIdentity: new Uint8Array([1]),
        createdAt: new Date(Date.now() + 1000),
      },
    })
    expect((await findCommittee(city.officer, id))?.gap).toBe('committee_changed')
    await expect(publishTender(city.officer, { id })).rejects.toMatchObject({ message: 'rehearsalMissing' })
  })

  it('keeps a custodian share from everyone else', async () => {
    const { id } = await createNeed(city.officer)
    await formDemoCommittee(id, city)
    expect(await findCustodianTask(city.viewer, id)).toBeNull()
    const other = await createCity()
    expect(await findCustodianTask(other.officer, id)).toBeNull()
    const share = await demoShare(id, city.custodians[1]!, 'rehearsal')
    await expect(giveRehearsalShare(city.viewer, { tenderId: id, share, liveShareFits: true })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('publication and a new committee at the same moment', () => {
  const waiting = async () => {
    const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    while ((await pool().query(waits)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  }

  it('a need that is out gets no other key', async () => {
    const { id } = await createNeed(city.officer)
    await formDemoCommittee(id, city)
    const input = await committeeInput(id, 2)
    const publishing = await pool().connect()
    await publishing.query('BEGIN')
    await publishing.query('SELECT 1 FROM tender WHERE id = $1 FOR UPDATE', [id])
    const forming = formCommittee(city.officer, input).catch((error) => error)
    await waiting()
    await publishing.query(`UPDATE tender SET status = 'published' WHERE id = $1`, [id])
    await publishing.query('COMMIT')
    publishing.release()
    expect(await forming).toMatchObject({ code: 'conflict', message: 'tenderNotDraft' })
    expect(await db().tenderKey.count({ where: { tenderId: id } })).toBe(1)
  })

  it('a committee sent twice is formed once, and the other is told', async () => {
    const { id } = await createNeed(city.officer)
    const inputs = [await committeeInput(id), await committeeInput(id)]
    const results = await Promise.allSettled(inputs.map((input) => formCommittee(city.officer, input)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { message: 'committeeChanged' } })
  })

  it('a need is not published by a draft that was changed meanwhile', async () => {
    const { id } = await createNeed(city.officer)
    await formDemoCommittee(id, city)
    const changing = await pool().connect()
    await changing.query('BEGIN')
    await changing.query('UPDATE tender SET closes_at = app_now() WHERE id = $1', [id])
    const publishing = publishTender(city.officer, { id }).catch((error) => error)
    await waiting()
    await changing.query('COMMIT')
    changing.release()
    expect(await publishing).toMatchObject({ code: 'conflict', message: 'closingTooSoon' })
  })
})
