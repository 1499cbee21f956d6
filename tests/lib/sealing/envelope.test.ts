import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createKeyPair, type KeyPair, lock } from '#lib/sealing/age.ts'
import { canonicalBytes, sha256Hex, toBytes } from '#lib/sealing/encoding.ts'
import { looksSealed, openEnvelope, type Sealed, seal, sealedSizes, unlockInner, unlockOuter } from '#lib/sealing/envelope.ts'
import { pad } from '#lib/sealing/padding.ts'
import type { Binding } from '#lib/sealing/schema.ts'
import { openSelfCopy, sealSelfCopy } from '#lib/sealing/self-copy.ts'
import { boksagol, boksagolAnswers, boksagolPrice, mulwang, tender } from './world.ts'

let committee: KeyPair
let platform: KeyPair
let bidder: KeyPair
let keys: { platformIdentity: string; committeeIdentity: string }
const price = boksagolPrice()
const expected: Binding = { kind: 'price', tender, tenderVersion: 1, lot: 'lot_01jnchn1', bidder: boksagol }
const sealPrice = (envelope = price): Promise<Sealed> =>
  seal(envelope, { committee: committee.recipient, platform: platform.recipient })

beforeAll(async () => {
  ;[committee, platform, bidder] = await Promise.all([createKeyPair(), createKeyPair(), createKeyPair()])
  keys = { platformIdentity: platform.identity, committeeIdentity: committee.identity }
})

describe('a sealed quote', () => {
  test('opens with both keys to exactly what was handed in', async () => {
    expect(await openEnvelope(await sealPrice(), keys, expected)).toEqual({ ok: true, envelope: price })
  })

  test('stays shut for the platform alone, for the committee alone, and for the bidder', async () => {
    const { ciphertext } = await sealPrice()
    const inner = await unlockOuter(ciphertext, platform.identity)
    await expect(unlockInner(inner, platform.identity)).rejects.toMatchObject({ reason: 'inner_unreadable' })
    await expect(unlockOuter(ciphertext, committee.identity)).rejects.toMatchObject({ reason: 'outer_unreadable' })
    await expect(unlockOuter(ciphertext, bidder.identity)).rejects.toMatchObject({ reason: 'outer_unreadable' })
  })

  test('is read again by its bidder from one copy of both envelopes, and by nobody else', async () => {
    const answers = boksagolAnswers()
    const selfCopy = await sealSelfCopy([answers, price], bidder.recipient)
    expect(await openSelfCopy(selfCopy, bidder.identity)).toEqual([answers, price])
    await expect(openSelfCopy(selfCopy, platform.identity)).rejects.toMatchObject({ reason: 'self_copy_unreadable' })
    await expect(openSelfCopy(await lock(pad(canonicalBytes({})), bidder.recipient), bidder.identity)).rejects.toMatchObject({
      reason: 'malformed',
    })
  })

  test('shows a canary price in no byte of the ciphertext, the inner layer or the copy', async () => {
    const canary = '918273645546372'
    const { ciphertext } = await sealPrice(boksagolPrice({ unitPriceMinor: canary }))
    const selfCopy = await sealSelfCopy([boksagolPrice({ unitPriceMinor: canary })], bidder.recipient)
    for (const bytes of [ciphertext, await unlockOuter(ciphertext, platform.identity), selfCopy])
      expect(Buffer.from(bytes).includes(canary)).toBe(false)
  })

  test('has the same size for a price of one digit and of fifteen', async () => {
    const lengths = new Set<number>()
    for (const unitPriceMinor of ['1', '462000', '999999999999999'])
      lengths.add(
        (await sealPrice(boksagolPrice({ unitPriceMinor, leadTimeWeeks: unitPriceMinor === '1' ? undefined : 520 }))).ciphertext
          .length,
      )
    expect(lengths.size).toBe(1)
  })

  test('grows in 4 KiB steps only, whatever the answers say', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.string({ minLength: 1, maxLength: 400 }), { maxLength: 40 }),
      async (statements) => {
        const answers = statements
          .filter((text) => text.trim() !== '' && text.isWellFormed())
          .map((statement) => ({ requirement: 'r', statement: statement.trim() }))
        const { ciphertext } = await seal(boksagolAnswers({ answers }), {
          committee: committee.recipient,
          platform: platform.recipient,
        })
        expect(sealedSizes.has(ciphertext.length)).toBe(true)
        expect(looksSealed(ciphertext)).toBe(true)
      },
    )
    await fc.assert(property, { numRuns: 25 })
  })

  test('looks different each time, even for the same price', async () => {
    const [first, second] = [await sealPrice(), await sealPrice()]
    expect(first.sha256).not.toBe(second.sha256)
  })

  test('refuses an envelope that the schema refuses, a key that is none, and one too large', async () => {
    const locks = { committee: committee.recipient, platform: platform.recipient }
    await expect(seal(boksagolPrice({ unitPriceMinor: '-5' }), locks)).rejects.toMatchObject({ reason: 'malformed' })
    await expect(seal(boksagolPrice({ quantityLeast: 721 }), locks)).rejects.toMatchObject({ reason: 'malformed' })
    await expect(seal(price, { ...locks, committee: 'age1nonsense' })).rejects.toMatchObject({ reason: 'bad_recipient' })
    await expect(seal(price, { ...locks, platform: `${platform.recipient.slice(0, -1)}q` })).rejects.toMatchObject({
      reason: 'bad_recipient',
    })
    const answers = Array.from({ length: 60 }, () => ({ requirement: 'r', statement: `.${'\u0001'.repeat(1998)}.` }))
    await expect(seal(boksagolAnswers({ answers }), locks)).rejects.toMatchObject({ reason: 'too_large' })
  })
})

describe('an opening names what is wrong', () => {
  test('a flipped bit anywhere changes the hash, and no layer reads it even where the hash is forged along', async () => {
    const { ciphertext } = await sealPrice()
    const header = fc.nat({ max: 200 })
    const anywhere = fc.nat({ max: ciphertext.length - 1 })
    const property = fc.asyncProperty(fc.oneof(header, anywhere), fc.nat({ max: 7 }), async (at, bit) => {
      const changed = ciphertext.slice()
      changed[at]! ^= 1 << bit
      const sha256 = await sha256Hex(ciphertext)
      expect(await openEnvelope({ ciphertext: changed, sha256 }, keys, expected)).toEqual({
        ok: false,
        reason: 'ciphertext_changed',
      })
      const forged = await openEnvelope({ ciphertext: changed, sha256: await sha256Hex(changed) }, keys, expected)
      expect(forged).toEqual({ ok: false, reason: 'outer_unreadable' })
    })
    await fc.assert(property, { numRuns: 250 })
  })

  test('a bit flipped inside the outer lock is an unreadable inner layer', async () => {
    const { ciphertext } = await sealPrice()
    const inner = await unlockOuter(ciphertext, platform.identity)
    for (const at of [0, 30, 100, 167, 168, 190, inner.length - 1]) {
      const changed = inner.slice()
      changed[at]! ^= 1
      expect(await open(await lock(changed, platform.recipient))).toEqual({ ok: false, reason: 'inner_unreadable' })
    }
  })

  test('a cut-off or empty ciphertext is unreadable', async () => {
    const { ciphertext } = await sealPrice()
    for (const length of [0, 10, 168, 200, ciphertext.length - 1])
      expect(await open(ciphertext.slice(0, length))).toEqual({ ok: false, reason: 'outer_unreadable' })
  })

  test('another committee, another platform key: each by its layer', async () => {
    const stranger = await createKeyPair()
    const quote = await sealPrice()
    expect(await openEnvelope(quote, { ...keys, committeeIdentity: stranger.identity }, expected)).toEqual({
      ok: false,
      reason: 'inner_unreadable',
    })
    expect(await openEnvelope(quote, { ...keys, platformIdentity: stranger.identity }, expected)).toEqual({
      ok: false,
      reason: 'outer_unreadable',
    })
  })

  test.each([
    ['wrong_tender', { tender: 'tnd_01jzzz' }],
    ['wrong_version', { tenderVersion: 2 }],
    ['wrong_lot', { lot: 'lot_01jzzz' }],
    ['wrong_bidder', { bidder: mulwang }],
    ['wrong_kind', { kind: 'technical' as const }],
  ])('%s: the quote stands on the record of something else', async (reason, change) => {
    expect(await openEnvelope(await sealPrice(), keys, { ...expected, ...change })).toEqual({ ok: false, reason })
  })

  test('padding that is not ours', async () => {
    const short = canonicalBytes(price)
    const strayByte = pad(short)
    strayByte[strayByte.length - 1] = 1
    const longClaim = pad(short)
    longClaim[0] = 0xff
    const spareStep = new Uint8Array(8192)
    spareStep.set(pad(short))
    for (const inside of [short, new Uint8Array(0), strayByte, longClaim, spareStep])
      expect(await open(await twice(inside))).toEqual({ ok: false, reason: 'padding' })
  })

  test('content that is not ours: no JSON, no envelope, a doubled key, spaces, bytes that are no UTF-8', async () => {
    const text = new TextDecoder().decode(canonicalBytes(price))
    const doubled = text.replace('"unitPriceMinor"', '"unitPriceMinor":"1","unitPriceMinor"')
    for (const inside of ['', 'nonsense', '{}', doubled, `${text} `, JSON.stringify({ ...price, extra: 1 })])
      expect(await open(await twice(pad(toBytes(inside))))).toEqual({ ok: false, reason: 'malformed' })
    expect(await open(await twice(pad(Uint8Array.of(0xff, 0xfe))))).toEqual({ ok: false, reason: 'malformed' })
  })

  test('plaintext, and a size that no step gives, do not look sealed', async () => {
    const { ciphertext } = await sealPrice()
    expect(looksSealed(canonicalBytes(price))).toBe(false)
    expect(looksSealed(ciphertext.slice(0, -1))).toBe(false)
    expect(looksSealed(ciphertext)).toBe(true)
  })
})

const open = async (ciphertext: Uint8Array) => openEnvelope({ ciphertext, sha256: await sha256Hex(ciphertext) }, keys, expected)
const twice = async (inside: Uint8Array) => lock(await lock(inside, committee.recipient), platform.recipient)
