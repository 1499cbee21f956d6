import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decode } from '#lib/telemetry/decode.ts'
import { signBatch } from '#lib/telemetry/signature.ts'

const gateway = 'dev_gateway'
const machine = 'dev_mill'
const pair = generateKeyPairSync('ed25519')
const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' })
const secret = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
const unnamed = { partCount: '', execution: '', availability: '', program: '' }
const machines = new Map([[machine, unnamed]])

const batch = (...lines: string[]) => ({ machine, epoch: 3, seq: 10, lines })
const sign = <M extends { epoch: number }>(message: M) => ({
  ...message,
  signature: signBatch({ device: gateway, ...message }, secret),
})
const read = (message: object, speaksFor = machines, key: Buffer | null = publicKey) =>
  decode('shdr/v1', Buffer.from(JSON.stringify(message)), gateway, key, speaksFor)
const bodies = (lines: string[], mapping = unnamed) =>
  read(sign(batch(...lines)), new Map([[machine, mapping]])).readings.map(({ body }) => body)
const t = (seconds: number) => `2026-11-23T09:00:${String(seconds).padStart(2, '0')}Z`

describe('a gateway', () => {
  it('is believed about a machine behind it when it signed exactly these lines', () => {
    const message = batch(`${t(0)}|PartCount|7`)
    expect(read(sign(message))).toMatchObject({ machine, readings: [{ body: { type: 'count', value: 7, total: true } }, {}] })
    expect(read(message).refused).toMatchObject([{ reason: 'unsigned' }])
    expect(read(sign(message), machines, null).refused).toMatchObject([{ reason: 'unsigned' }])
    expect(read({ ...sign(message), seq: 11 }).refused).toMatchObject([{ reason: 'signature' }])
    expect(read({ ...sign(message), clockOffsetMs: 1 }).refused).toMatchObject([{ reason: 'signature' }])
  })

  it('is not believed about another’s machine', () => {
    const found = read(sign({ ...batch(`${t(0)}|PartCount|7`), machine: 'dev_other' }))
    expect(found).toMatchObject({ readings: [], refused: [{ reason: 'machine' }] })
    expect(found.machine).toBeUndefined()
  })
})

describe('a machine’s lines', () => {
  it('become readings named by line and place, whatever else stands in them', () => {
    const { readings } = read(sign(batch(`${t(0)}|Zact|1.5|PartCount|7|execution|ACTIVE`, `${t(1)}|Zact|2`)))
    expect(readings.map(({ epoch, seq, body }) => [epoch, seq, body.type])).toEqual([
      [3, 10_001, 'count'],
      [3, 10_002, 'state'],
      [3, 11_999, 'heard'],
    ])
  })

  it('are known by the usual names, or by those of the mapping alone', () => {
    const lines = [`${t(0)}|Part_Count|5`, `${t(1)}|ppartcount|6`, `${t(2)}|good|9`]
    expect(bodies(lines).flatMap((body) => (body.type === 'count' ? [body.value] : []))).toEqual([5, 6])
    const named = bodies(lines, { ...unnamed, partCount: 'Good' })
    expect(named.flatMap((body) => (body.type === 'count' ? [body.value] : []))).toEqual([9])
  })

  it('tell state, program and alarms, and what is unavailable', () => {
    const said = bodies([
      `${t(0)}|execution|FEED_HOLD|program|NODE-CAP.NC|PartCount|UNAVAILABLE`,
      `${t(1)}|avail|UNAVAILABLE`,
      `${t(2)}|avail|AVAILABLE`,
      `${t(3)}|coolant|FAULT|C-7|1|LOW|Coolant low`,
      `${t(4)}|program|UNAVAILABLE`,
    ])
    expect(said).toEqual([
      { type: 'state', state: 'stopped' },
      { type: 'program', program: 'NODE-CAP.NC' },
      { type: 'count', value: null, total: true },
      { type: 'state', state: 'unavailable' },
      { type: 'alarm', name: 'coolant', level: 'fault', code: 'C-7', text: 'Coolant low' },
      { type: 'program', program: null },
      { type: 'heard', gateway, lines: 5, clockSteps: 0, clockBackMs: 0, clockOffsetMs: 0 },
    ])
  })

  it('carry how often and how far their clock ran back, also since the message before', () => {
    const message = { ...batch(`${t(10)}|x|1`, `${t(5)}|x|2`, `${t(7)}|x|3`), before: t(50), clockOffsetMs: 1000 }
    expect(read(sign(message)).readings).toMatchObject([
      { at: new Date('2026-11-23T09:00:11Z'), body: { type: 'heard', clockSteps: 2, clockBackMs: 40_000, clockOffsetMs: 1000 } },
    ])
  })

  it('are the same reading under another mapping and another correction of the clock', () => {
    const digest = <M extends { epoch: number }>(message: M) => read(sign(message)).readings[0]!.digest.toString('hex')
    const message = batch(`${t(0)}|PartCount|7`)
    expect(digest({ ...message, clockOffsetMs: 5000 })).toBe(digest(message))
    expect(digest(batch(`${t(0)}|PartCount|8`))).not.toBe(digest(message))
  })

  it('are put aside one by one when they are no SHDR, or a count that is none', () => {
    const { readings, refused } = read(sign(batch('<xml/>', `${t(0)}|PartCount|seven`, `${t(1)}|PartCount|7.0`)))
    expect(refused.map(({ reason }) => reason)).toEqual(['shdr:/lines/0', 'schema:/lines/1'])
    expect(readings[0]).toMatchObject({ seq: 12_000, body: { value: 7 } })
  })

  it('are kept in words that the database can hold, even where a name is cut in the middle of a sign', () => {
    const [long, nul] = bodies([`${t(0)}|program|${'x'.repeat(119)}𐐷 rev 4`, `${t(1)}|program|O\u0000123`])
    expect(long).toEqual({ type: 'program', program: `${'x'.repeat(119)}\ufffd` })
    expect(nul).toEqual({ type: 'program', program: 'O\ufffd123' })
  })

  it('are told where the envelope is wrong', () => {
    expect(read({ ...batch('x'), lines: [] }).refused[0]!.reason).toBe('schema:/lines')
    expect(read({ ...batch('x'), mapping: {} }).refused[0]!.reason).toBe('schema:/mapping')
  })
})
