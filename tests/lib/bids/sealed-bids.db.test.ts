import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  countSealed,
  findOwnBid,
  giveOpeningShare,
  listOpened,
  listOwnBids,
  openBids,
  startOpening,
  submitBid,
  withdrawBid,
} from '#lib/bids/index.ts'
import { insertBid } from '#lib/bids/insert-bid.ts'
import { bidReactions } from '#lib/bids/reactions.ts'
import { publicActor } from '#lib/platform/actor.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import { nextNumber } from '#lib/platform/numbers.ts'
import { listEventsAfter } from '#lib/platform/timeline.ts'
import { fromBase64url, sha256Hex, toBase64url } from '#lib/sealing/encoding.ts'
import { receiptCovers, verifyReceipt } from '#lib/sealing/receipt.ts'
import { cancelTender, publishTender, tenderSweeps } from '#lib/tenders/index.ts'
import type { DraftContent } from '#lib/tenders/schema.ts'
import { newId } from '#lib/values/id.ts'
import { hour } from '#lib/values/time.ts'
import { demoShare, formDemoCommittee, openDemoQuotes, sealDemoBid, sealedOffer } from '#seed/sealing.ts'
import { sequenceAll } from '#seed/sequence.ts'
import { advanceClock, asOwner, createCity, createMaker, createNeed } from '#tests/support/sealing.ts'

let city: Awaited<ReturnType<typeof createCity>>
let svratka: Awaited<ReturnType<typeof createMaker>>
let armley: Awaited<ReturnType<typeof createMaker>>

beforeAll(async () => {
  city = await createCity()
  svratka = await createMaker('Svratka')
  armley = await createMaker('Armley')
})
beforeEach(() => asOwner('UPDATE clock_offset SET seconds = 0'))

async function publishedNeed(change: Partial<DraftContent> = {}): Promise<string> {
  const { id } = await createNeed(city.officer, change)
  await formDemoCommittee(id, city)
  await publishTender(city.officer, { id })
  return id
}
const offer = (maker: typeof svratka, unitPrice = '171.00') => ({ productId: maker.productId, unitPrice })

async function closedNeed(): Promise<string> {
  const id = await publishedNeed()
  await sealDemoBid(svratka.actor, id, offer(svratka))
  await sealDemoBid(armley.actor, id, offer(armley, '176.00'))
  await advanceClock(4 * hour)
  await tenderSweeps[0]!.run()
  return id
}

describe('handing in', () => {
  it('gives a receipt at once that anyone can check, with the last audit head', async () => {
    const id = await publishedNeed()
    await sequenceAll()
    const input = await sealedOffer(svratka.actor, id, offer(svratka))
    const { receipt, number, ...bid } = await submitBid(svratka.actor, input)
    expect(number).toMatch(/^Q-\d{4}-\d{6}$/)
    expect(await verifyReceipt(receipt, env.RECEIPT_PUBLIC_KEY)).toMatchObject({ ok: true })
    expect(receipt.receipt).toMatchObject({ bid: bid.id, bidVersion: 1, tender: id, submittedAt: bid.submittedAt.toISOString() })
    expect(Number(receipt.receipt.head?.size)).toBeGreaterThan(0)
    expect(await receiptCovers(receipt.receipt, fromBase64url(input.price))).toBe(true)
    expect((await findOwnBid(svratka.actor, bid.id))?.receipt).toEqual(receipt)
  })

  it('replaces the former quote by a new version, and lets it be withdrawn', async () => {
    const id = await publishedNeed()
    const first = await sealDemoBid(svratka.actor, id, offer(svratka))
    const second = await sealDemoBid(svratka.actor, id, offer(svratka, '170.00'))
    expect(second).toMatchObject({ version: 2, replaced: true })
    expect((await findOwnBid(svratka.actor, first.id))?.status).toBe('superseded')
    expect(await countSealed(id)).toBe(1)
    await withdrawBid(svratka.actor, { id: second.id })
    expect(await countSealed(id)).toBe(0)
    await expect(withdrawBid(svratka.actor, { id: second.id })).rejects.toMatchObject({ message: 'quoteNotWithdrawable' })
    expect((await sealDemoBid(svratka.actor, id, offer(svratka))).version).toBe(3)
  })

  it('refuses what is not sealed, another size, another version, and who may not quote', async () => {
    const id = await publishedNeed()
    const input = await sealedOffer(svratka.actor, id, offer(svratka))
    const plain = toBase64url(new TextEncoder().encode('{"unitPriceMinor":"17100"}'))
    await expect(submitBid(svratka.actor, { ...input, price: plain })).rejects.toMatchObject({
      fields: { price: { message: 'sealedInvalid' } },
    })
    const longer = toBase64url(new Uint8Array([...fromBase64url(input.price), 0]))
    await expect(submitBid(svratka.actor, { ...input, price: longer })).rejects.toMatchObject({ code: 'invalid' })
    await expect(submitBid(svratka.actor, { ...input, tenderVersion: 2 })).rejects.toMatchObject({ message: 'needChanged' })
    await expect(submitBid(city.officer, input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(submitBid(publicActor, input)).rejects.toMatchObject({ code: 'forbidden' })
    const draft = await createNeed(city.officer)
    await expect(submitBid(svratka.actor, { ...input, tenderId: draft.id, lotId: draft.lotId })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('refuses a late quote by the database clock even while the need still reads published', async () => {
    const id = await publishedNeed()
    const input = await sealedOffer(svratka.actor, id, offer(svratka))
    await advanceClock(4 * hour)
    await expect(submitBid(svratka.actor, input)).rejects.toMatchObject({ code: 'conflict', message: 'quotesClosed' })
    expect(await countSealed(id)).toBe(0)
  })

  it('keeps an in-time quote whose transaction is still open when the need closes', async () => {
    const id = await publishedNeed()
    const input = await sealedOffer(svratka.actor, id, offer(svratka))
    let closed = false
    let closing: Promise<void> | undefined
    await transaction(async (tx, now) => {
      const bytes = { technical: fromBase64url(input.technical), price: fromBase64url(input.price), selfCopy: null }
      const who = { organizationId: svratka.actor.organizationId, personId: svratka.actor.personId }
      const hashes = { technicalSha256: await sha256Hex(bytes.technical), priceSha256: await sha256Hex(bytes.price) }
      const named = { id: newId('bid'), number: await nextNumber(tx, 'Q', now) }
      expect(await insertBid(tx, { ...input, ...bytes, ...who, ...hashes, ...named })).not.toBeNull()
      await advanceClock(4 * hour)
      closing = tenderSweeps[0]!.run().then(() => {
        closed = true
      })
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(closed).toBe(false)
    })
    await closing
    expect((await db().tender.findUniqueOrThrow({ where: { id } })).status).toBe('closed')
    expect(await countSealed(id)).toBe(1)
  })

  it('shows a quote to its bidder alone', async () => {
    const id = await publishedNeed()
    const bid = await sealDemoBid(svratka.actor, id, offer(svratka))
    for (const actor of [armley.actor, city.officer, publicActor]) {
      expect(await findOwnBid(actor, bid.id)).toBeNull()
      await expect(withdrawBid(actor, { id: bid.id })).rejects.toMatchObject({ code: 'not_found' })
    }
    expect((await listOwnBids(armley.actor)).rows.map((row) => row.id)).not.toContain(bid.id)
    expect(await listOpened(city.officer, id)).toEqual([])
  })
})

describe('the opening', () => {
  it('waits for the closing time, the quorum and the audit, then opens all and writes a public protocol', async () => {
    const early = await publishedNeed()
    await expect(startOpening(city.officer, { tenderId: early })).rejects.toMatchObject({ message: 'needNotClosed' })
    const id = await closedNeed()
    await expect(startOpening(city.viewer, { tenderId: id })).rejects.toMatchObject({ code: 'forbidden' })
    const { openingId, quorum } = await openDemoQuotes(id, city)
    expect(quorum).toBe(true)
    await expect(openBids(openingId!)).rejects.toThrow('not_in_audit')
    expect(await db().openedBid.count({ where: { bid: { tenderId: id } } })).toBe(0)
    await sequenceAll()
    const event = (await listEventsAfter(0n)).find((one) => one.name === 'opening.quorum_reached' && one.subject === id)!
    await transaction((tx, now) => bidReactions[0]!.run(tx, now, event))
    await openBids(openingId!)
    await openBids(openingId!)
    const offers = await listOpened(city.officer, id)
    expect(offers.map((one) => one.unitPrice?.minor)).toEqual([17100n, 17600n])
    expect(offers.every((one) => one.status === 'opened' && one.fault === null)).toBe(true)
    const opening = await db().opening.findUniqueOrThrow({ where: { id: openingId! } })
    expect(opening.protocol).toMatchObject({
      tender: id,
      shares: [
        { ordinal: 1, used: true },
        { ordinal: 2, used: true },
      ],
    })
    expect(JSON.stringify(opening.protocol)).not.toContain('17100')
    expect((await db().tender.findUniqueOrThrow({ where: { id } })).status).toBe('opened')
  })

  it('names a wrong share, and any k good ones still open', async () => {
    const id = await closedNeed()
    const { openingId } = await startOpening(city.officer, { tenderId: id })
    const [first, second, third] = city.custodians as [typeof city.officer, typeof city.officer, typeof city.officer]
    const share = await demoShare(id, first, 'live')
    const wrong = { ...share, share: (await demoShare(id, second, 'live')).share }
    await expect(giveOpeningShare(first, { tenderId: id, share: wrong })).rejects.toMatchObject({
      fields: { share: { message: 'shareWrong', values: { ordinal: 1 } } },
    })
    expect(await giveOpeningShare(third, { tenderId: id, share: await demoShare(id, third, 'live') })).toMatchObject({
      quorum: false,
    })
    expect(await giveOpeningShare(second, { tenderId: id, share: await demoShare(id, second, 'live') })).toMatchObject({
      quorum: true,
    })
    await sequenceAll()
    await openBids(openingId!)
    expect(await listOpened(city.officer, id)).toHaveLength(2)
  })

  it('says which quote is invalid and why, and opens the others', async () => {
    const id = await publishedNeed()
    const copied = await sealedOffer(svratka.actor, id, offer(svratka))
    await submitBid(svratka.actor, copied)
    await submitBid(armley.actor, copied)
    await advanceClock(4 * hour)
    await tenderSweeps[0]!.run()
    const { openingId } = await openDemoQuotes(id, city)
    await sequenceAll()
    await openBids(openingId!)
    const offers = await listOpened(city.officer, id)
    expect(offers.map((one) => [one.organization.id, one.fault])).toEqual([
      [svratka.firm.id, null],
      [armley.firm.id, 'wrong_bidder'],
    ])
  })

  it('opens none when one cannot be written', async () => {
    const id = await closedNeed()
    const { openingId } = await openDemoQuotes(id, city)
    await sequenceAll()
    await asOwner(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.status = 'opened' AND NEW.organization_id = '${armley.firm.id}' THEN RAISE EXCEPTION 'disk on fire'; END IF; RETURN NEW; END $$`)
    await asOwner('CREATE TRIGGER refuse BEFORE UPDATE ON bid FOR EACH ROW EXECUTE FUNCTION refuse()')
    await expect(openBids(openingId!)).rejects.toThrow()
    expect(await db().openedBid.count({ where: { bid: { tenderId: id } } })).toBe(0)
    expect((await db().tender.findUniqueOrThrow({ where: { id } })).status).toBe('closed')
    expect(await countSealed(id)).toBe(2)
    await asOwner('DROP TRIGGER refuse ON bid; DROP FUNCTION refuse')
    await openBids(openingId!)
    expect(await listOpened(city.officer, id)).toHaveLength(2)
  })

  it('does not happen with too few quotes: they go back unopened and the need has failed', async () => {
    const id = await publishedNeed({ minimumQuotes: 2 })
    const bid = await sealDemoBid(svratka.actor, id, offer(svratka))
    await advanceClock(4 * hour)
    await tenderSweeps[0]!.run()
    expect(await startOpening(city.officer, { tenderId: id })).toEqual({ openingId: null, sealed: 1 })
    expect((await db().tender.findUniqueOrThrow({ where: { id } })).status).toBe('failed')
    expect((await findOwnBid(svratka.actor, bid.id))?.status).toBe('returned')
    expect(await db().opening.count({ where: { tenderId: id } })).toBe(0)
  })

  it('never comes for a cancelled need: its quotes go back', async () => {
    const id = await publishedNeed()
    const bid = await sealDemoBid(svratka.actor, id, offer(svratka))
    await cancelTender(city.officer, { id })
    await sequenceAll()
    const event = (await listEventsAfter(0n)).find((one) => one.name === 'tender.cancelled' && one.subject === id)!
    await transaction((tx, now) => bidReactions.find((one) => one.on === 'tender.cancelled')!.run(tx, now, event))
    expect((await findOwnBid(svratka.actor, bid.id))?.status).toBe('returned')
  })
})

describe('before the opening', () => {
  it('a canary price stands in no column of any table', async () => {
    const canary = '918273645546'
    const id = await publishedNeed()
    await sealDemoBid(svratka.actor, id, { ...offer(svratka, '9182736455.46') })
    await sealDemoBid(armley.actor, id, offer(armley))
    await advanceClock(4 * hour)
    await tenderSweeps[0]!.run()
    const { openingId } = await openDemoQuotes(id, city)
    await sequenceAll()
    expect(await columnsHolding(canary)).toEqual([])
    await openBids(openingId!)
    expect(await columnsHolding(canary)).toEqual(['opened_bid.unit_price_minor'])
  })
})

/** Every column of every table (bytes as text too) that holds these digits. */
async function columnsHolding(digits: string): Promise<string[]> {
  const { rows } = await asOwner(
    `SELECT table_schema AS schema, table_name AS table, array_agg(column_name::text) AS columns, array_agg(data_type::text) AS types
       FROM information_schema.columns WHERE table_schema IN ('public', 'graphile_worker') GROUP BY 1, 2 ORDER BY 1, 2`,
  )
  const parts = rows.flatMap(({ schema, table, columns, types }) =>
    columns.map((column: string, at: number) => {
      const text = types[at] === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`
      return `SELECT '${table}.${column}' AS name WHERE EXISTS (SELECT 1 FROM "${schema}"."${table}" WHERE position($1 in ${text}) > 0)`
    }),
  )
  const found = await asOwner(parts.join(' UNION ALL '), [digits])
  return found.rows.map((row) => row.name)
}
