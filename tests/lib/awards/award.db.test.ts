import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decideAward, findDecision, listAwards } from '#lib/awards/index.ts'
import { listCalendars } from '#lib/capacity/index.ts'
import { signOrder } from '#lib/orders/index.ts'
import { recordFunding, recordInvoiced, recordReported, recordVerdict } from '#lib/orders/steps.ts'
import { type MemberActor, publicActor } from '#lib/platform/actor.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { publishTender } from '#lib/tenders/index.ts'
import type { DraftContent } from '#lib/tenders/schema.ts'
import { isFault } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { day, hour } from '#lib/values/time.ts'
import { formDemoCommittee, openDemoQuotes, sealDemoBid } from '#seed/sealing.ts'
import { settle } from '#seed/settle.ts'
import { advanceClock, asOwner, createCity, createMaker, createNeed } from '#tests/support/sealing.ts'

type Maker = Awaited<ReturnType<typeof createMaker>>

let city: Awaited<ReturnType<typeof createCity>>
let stranger: Awaited<ReturnType<typeof createCity>>
let svratka: Maker
let armley: Maker

beforeAll(async () => {
  city = await createCity()
  stranger = await createCity()
})
beforeEach(async () => {
  await asOwner('UPDATE clock_offset SET seconds = 0')
  svratka = await createMaker('Svratka')
  armley = await createMaker('Armley')
})

/** A need whose two quotes are open: Svratka at £171, Armley at £176, each for all 3,000 units, or any part where that is allowed. */
async function openedNeed(change: Partial<DraftContent> = {}) {
  const { id } = await createNeed(city.officer, change)
  await formDemoCommittee(id, city)
  await publishTender(city.officer, { id })
  const least = change.jointForms?.length ? { quantityLeast: 1 } : {}
  await sealDemoBid(svratka.actor, id, { productId: svratka.productId, unitPrice: '171', ...least })
  await sealDemoBid(armley.actor, id, { productId: armley.productId, unitPrice: '176', ...least })
  await advanceClock(4 * hour)
  await settle()
  await openDemoQuotes(id, city)
  await settle()
  return (await findDecision(city.officer, id))!
}

type Decision = Awaited<ReturnType<typeof openedNeed>>

const bidOf = ({ candidates }: Decision, maker: Maker) =>
  candidates.find((candidate) => candidate.maker === (maker === svratka ? 'Svratka' : 'Armley'))!.bidId
const give = (decision: Decision, shares: [Maker, number][]) => ({
  lotId: decision.lotId,
  shares: shares.map(([maker, quantity]) => ({ bidId: bidOf(decision, maker), quantity })),
  reasons: decision.candidates.map(({ bidId }) => ({ bidId, reason: 'The lowest price that meets both dates.' })),
})
const allocated = async (maker: Maker) =>
  (await listCalendars(maker.actor, 60)).flatMap(({ weeks }) => weeks).reduce((sum, week) => sum + week.allocated, 0)

describe('deciding', () => {
  it('compares the opened quotes, takes the winner’s capacity and tells each bidder why', async () => {
    const decision = await openedNeed({ standstillDays: 10 })
    expect(decision.candidates.map(({ maker, unitPriceMinor }) => [maker, unitPriceMinor])).toEqual([
      ['Svratka', 17_100n],
      ['Armley', 17_600n],
    ])
    await decideAward(city.officer, give(decision, [[svratka, 3000]]))
    expect([await allocated(svratka), await allocated(armley)]).toEqual([3000, 0])
    const decided = (await findDecision(city.officer, decision.tenderId))!
    expect(decided.status).toBe('awarded')
    expect(decided.award?.reasons.map(({ rank, bidId }) => [rank, bidId])).toEqual([
      [1, bidOf(decision, svratka)],
      [2, bidOf(decision, armley)],
    ])
    expect(decided.award).toMatchObject({ status: 'pending', orderId: null })
    expect((await listAwards(publicActor, {})).rows[0]).toMatchObject({
      number: decision.number,
      totalMinor: 17_100n * 3000n,
      quotes: 2,
    })
  })

  it('of twenty awards at the same moment lets one through, and takes its capacity once', async () => {
    const decision = await openedNeed()
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => decideAward(city.officer, give(decision, [[n % 2 === 0 ? svratka : armley, 3000]]))),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected')
        expect(isFault(result.reason) && result.reason.code, String(result.reason)).toBe('conflict')
    expect(await db().award.count({ where: { lotId: decision.lotId } })).toBe(1)
    expect((await allocated(svratka)) + (await allocated(armley))).toBe(3000)
  })

  it('decides nothing when the capacity has gone to other orders meanwhile', async () => {
    const decision = await openedNeed()
    const [line] = await listCalendars(svratka.actor)
    await db().capacityWeek.updateMany({ where: { lineId: line!.id }, data: { units: 50 } })
    await expect(decideAward(city.officer, give(decision, [[svratka, 3000]]))).rejects.toMatchObject({
      code: 'conflict',
      message: 'capacityTaken',
    })
    expect(await db().award.count({ where: { lotId: decision.lotId } })).toBe(0)
    expect((await findDecision(city.officer, decision.tenderId))?.status).toBe('opened')
  })

  it('is the officer’s of that city; a foreign lot is a missing one', async () => {
    const decision = await openedNeed()
    const award = give(decision, [[svratka, 3000]])
    await expect(decideAward(city.viewer, award)).rejects.toMatchObject({ code: 'forbidden' })
    for (const actor of [stranger.officer, svratka.actor, publicActor] as MemberActor[]) {
      await expect(decideAward(actor, award)).rejects.toMatchObject({ code: 'not_found' })
      await expect(decideAward(actor, { ...award, lotId: newId('lot') })).rejects.toMatchObject({ code: 'not_found' })
      expect(await findDecision(actor, decision.tenderId)).toBeNull()
    }
  })
})

describe('after the standstill', () => {
  async function ordered(standstillDays: number) {
    const decision = await openedNeed({ standstillDays, jointForms: ['partial_quantity'] })
    await decideAward(
      city.officer,
      give(decision, [
        [svratka, 2000],
        [armley, 1000],
      ]),
    )
    await settle()
    return decision
  }
  const orderOf = (tenderId: string) =>
    db().order.findFirst({
      where: { tenderId },
      include: { lines: { include: { milestones: true }, orderBy: { quantity: 'desc' } } },
    })

  it('makes one order with a line for each maker, not a moment sooner', async () => {
    const { tenderId } = await ordered(10)
    expect(await orderOf(tenderId)).toBeNull()
    await advanceClock(9 * day)
    await settle()
    expect(await orderOf(tenderId)).toBeNull()
    await advanceClock(day)
    await settle()
    const order = await orderOf(tenderId)
    expect(order?.lines.map(({ quantity }) => quantity)).toEqual([2000, 1000])
    for (const line of order!.lines)
      expect(line.milestones.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(
        line.unitPriceMinor * BigInt(line.quantity),
      )
    await settle()
    expect(await db().order.count({ where: { tenderId } })).toBe(1)
  })

  it('starts when the city and every maker have signed, each side once', async () => {
    const { tenderId } = await ordered(0)
    const { id } = (await orderOf(tenderId))!
    const sign = (actor: MemberActor) => signOrder(actor, { orderId: id })
    await sign(city.officer)
    await sign(svratka.actor)
    await expect(sign(svratka.actor)).rejects.toMatchObject({ code: 'conflict', message: 'orderSigned' })
    expect((await orderOf(tenderId))?.status).toBe('awaiting_signatures')
    await sign(armley.actor)
    expect((await orderOf(tenderId))?.status).toBe('in_production')
    await expect(sign(city.viewer)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(sign(stranger.officer)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('moves a milestone step by step, and completes the order with the last payment', async () => {
    const { tenderId } = await ordered(0)
    const order = (await orderOf(tenderId))!
    for (const actor of [city.officer, svratka.actor, armley.actor]) await signOrder(actor, { orderId: order.id })
    const milestones = order.lines.flatMap((line) => line.milestones)
    const first = milestones[0]!.id
    const step = <T>(work: (tx: Parameters<typeof recordFunding>[0], now: Date) => Promise<T>) => transaction(work)
    await expect(step((tx, now) => recordVerdict(tx, now, first, 'accepted'))).rejects.toMatchObject({
      message: 'milestoneElsewhere',
    })
    await expect(step((tx, now) => recordFunding(tx, now, first))).rejects.toMatchObject({ code: 'conflict' })
    await step((tx, now) => recordReported(tx, now, first))
    await step((tx, now) => recordVerdict(tx, now, first, 'rejected'))
    for (const { id } of milestones) {
      await step((tx, now) => recordReported(tx, now, id))
      await step((tx, now) => recordVerdict(tx, now, id, 'accepted'))
      await step((tx) => recordInvoiced(tx, id))
      expect((await orderOf(tenderId))?.status).toBe('in_production')
      await step((tx, now) => recordFunding(tx, now, id))
    }
    expect((await orderOf(tenderId))?.status).toBe('completed')
  })
})
