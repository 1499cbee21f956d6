import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accept } from '#lib/telemetry/accept.ts'
import { decode } from '#lib/telemetry/decode.ts'
import { signBatch } from '#lib/telemetry/signature.ts'

const device = 'dev_0123'
const read = (value: unknown, key: Buffer | null = null) =>
  decode('moi/v1', Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value)), device, key)
const count = { seq: 1, at: '2026-11-23T09:00:00Z', type: 'count', value: 7 }

describe('reading a message', () => {
  it('takes a batch apart into readings', () => {
    const { readings, refused } = read({ epoch: 2, readings: [count, { seq: 2, type: 'pack', serials: ['A-1'] }] })
    expect(refused).toEqual([])
    expect(readings).toMatchObject([
      { epoch: 2, seq: 1, at: new Date('2026-11-23T09:00:00Z'), body: { type: 'count', value: 7 } },
      { epoch: 2, seq: 2, at: null, body: { type: 'pack', serials: ['A-1'] } },
    ])
  })

  it('names the reason and the place of what it cannot use', () => {
    const reasons = (value: unknown) => read(value).refused.map(({ reason }) => reason)
    expect(reasons(Buffer.from([0xff, 0xfe]))).toEqual(['notJson'])
    expect(reasons({ readings: [count] })).toEqual(['schema:/epoch'])
    expect(reasons({ epoch: 1, readings: [] })).toEqual(['schema:/readings'])
    expect(reasons({ epoch: 1, readings: [count], extra: 1 })).toEqual(['schema:/extra'])
    expect(reasons({ epoch: 1, readings: [{ ...count, value: -1 }] })).toEqual(['schema:/readings/0/value'])
    expect(reasons(Buffer.alloc(300_000, 32))).toEqual(['tooLarge'])
  })

  it('keeps the good readings of a message with a bad one', () => {
    const { readings, refused } = read({ epoch: 1, readings: [count, { seq: 2, type: 'dance' }, { ...count, seq: 3 }] })
    expect(readings.map(({ seq }) => seq)).toEqual([1, 3])
    expect(refused.map(({ reason }) => reason)).toEqual(['schema:/readings/1/type'])
  })

  it('never throws, whatever bytes arrive', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void read(Buffer.from(bytes))))
    fc.assert(fc.property(fc.jsonValue(), (value) => void read(value)))
    fc.assert(fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), (readings) => void read({ epoch: 1, readings })))
  })

  it('gives the same digest to the same content in another spelling, and another one to other content', () => {
    const digest = (reading: unknown) => read({ epoch: 1, readings: [reading] }).readings[0]!.digest.toString('hex')
    expect(digest({ value: 7, type: 'count', at: '2026-11-23T09:00:00Z', seq: 1 })).toBe(digest(count))
    expect(digest({ ...count, value: 8 })).not.toBe(digest(count))
  })
})

describe('a device with a key', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'der', type: 'spki' })
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  const batch = { epoch: 1, readings: [count] }

  it('is believed only when it signed exactly this batch', () => {
    const signature = signBatch({ device, ...batch }, secret)
    expect(read({ ...batch, signature }, key).readings).toHaveLength(1)
    expect(read(batch, key).refused).toMatchObject([{ reason: 'unsigned' }])
    expect(read({ epoch: 1, readings: [{ ...count, value: 9 }], signature }, key).refused).toMatchObject([
      { reason: 'signature' },
    ])
    const forOther = signBatch({ device: 'dev_other', ...batch }, secret)
    expect(read({ ...batch, signature: forOther }, key).refused).toMatchObject([{ reason: 'signature' }])
  })
})

describe('words that the database cannot keep', () => {
  it.each(['oil\0', 'half \ud83d'])('are refused with their reading alone: %j', (text) => {
    const alarm = { seq: 1, type: 'alarm', name: 'oil', level: 'fault', text }
    const { readings, refused } = read({ epoch: 1, readings: [alarm, { ...alarm, seq: 2, text: 'low' }] })
    expect(readings.map(({ seq }) => seq)).toEqual([2])
    expect(refused.map(({ reason }) => reason)).toEqual(['schema:/readings/0/text'])
  })
})

describe('accepting readings', () => {
  const now = new Date('2026-11-23T09:00:00Z')
  const judge = (...times: (string | undefined)[]) => {
    const readings = times.map((at, seq) => ({ seq, ...(at && { at }), type: 'count', value: seq }))
    const { accepted, refused } = accept(read({ epoch: 1, readings }).readings, now)
    return [accepted.map(({ seq }) => seq), refused.map(({ reason }) => reason)]
  }

  it('takes late ones, and the time of arrival where there is no clock', () => {
    expect(judge('2026-11-20T09:00:00Z', '2026-11-23T08:59:00Z', undefined)).toEqual([[0, 1, 2], []])
  })

  it('refuses a clock more than five minutes ahead', () => {
    expect(judge('2026-11-23T09:04:59Z', '2026-11-23T09:05:01Z')).toEqual([[0], ['future']])
  })

  it('refuses a clock that was never set, and keeps one that runs back for the fold to judge', () => {
    expect(judge('1970-01-01T00:00:10Z')).toEqual([[], ['past']])
    expect(judge('2026-11-23T08:59:00Z', '2026-11-23T05:53:00Z')).toEqual([[0, 1], []])
  })
})
