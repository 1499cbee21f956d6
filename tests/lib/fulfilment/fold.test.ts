import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BoundDevice, foldLine, type Reading, type ReadingBody } from '#lib/fulfilment/fold.ts'

const start = Date.parse('2026-11-23T09:00:00Z')
const at = (seconds: number) => new Date(start + seconds * 1000)
const press: BoundDevice = { deviceId: 'press', boundAt: at(0), releasedAt: null, cycleSeconds: 5 }
type Said = Reading & { deviceId: string }
const say = (seq: number, seconds: number, body: ReadingBody, epoch = 1, deviceId = 'press'): Said => ({
  deviceId,
  epoch,
  seq,
  at: at(seconds),
  body,
})
const count = (seq: number, seconds: number, value: number | null, epoch = 1) =>
  say(seq, seconds, { type: 'count', value }, epoch)
const fold = (...readings: Said[]) => foldLine([press], readings)

describe('units made', () => {
  it('are the rises of the counter since the device was bound', () => {
    expect(fold(count(1, 0, 100), count(2, 60, 103), count(3, 120, 110))).toMatchObject({ made: 10, unwitnessed: 0, readings: 3 })
  })

  it('do not count what was reported before the binding or after its end', () => {
    const released = { ...press, boundAt: at(50), releasedAt: at(130) }
    const readings = [count(1, 0, 0), count(2, 60, 5), count(3, 120, 10), count(4, 180, 20)]
    expect(foldLine([released], readings).made).toBe(5)
  })

  it('go on from zero in a new epoch', () => {
    expect(fold(count(1, 0, 50), count(2, 60, 52), count(1, 120, 3, 2))).toMatchObject({ made: 5, unwitnessed: 0 })
  })

  it('go on with a machine’s own total when its lines are numbered anew, and nobody witnessed the step', () => {
    const total = (seq: number, seconds: number, value: number, epoch = 1) =>
      say(seq, seconds, { type: 'count', value, total: true }, epoch)
    expect(fold(total(1, 0, 50), total(2, 60, 52), total(1, 120, 55, 2), total(2, 180, 56, 2))).toMatchObject({
      made: 6,
      unwitnessed: 3,
    })
    expect(fold(total(1, 0, 50), total(2, 60, 52), total(1, 120, 40, 2), total(2, 180, 41, 2))).toMatchObject({
      made: 3,
      unwitnessed: 0,
    })
  })

  it('ignore a zero after "unavailable": it says nothing, and what the next total adds was made unheard', () => {
    expect(fold(count(1, 0, 50), count(2, 60, null), count(3, 61, 0), count(4, 120, 52))).toMatchObject({
      made: 2,
      unwitnessed: 2,
    })
    expect(fold(count(1, 0, 50), count(2, 60, null), count(3, 120, 52), count(4, 180, 53))).toMatchObject({
      made: 3,
      unwitnessed: 2,
    })
  })

  it('are never witnessed by a clock that has run back, until it has caught up with itself', () => {
    const jumped = fold(
      count(1, 0, 0),
      count(2, 7200, 5),
      count(3, 60, 6),
      count(4, 3600, 7),
      count(5, 7300, 8),
      count(6, 7400, 9),
    )
    expect(jumped).toMatchObject({ made: 9, unwitnessed: 3, clockSteps: 1, clockBackSeconds: 7140 })
    const between = fold(count(1, 0, 0), count(2, 3600, 1), say(3, 10, { type: 'state', state: 'idle' }), count(4, 9999, 100))
    expect(between).toMatchObject({ made: 100, unwitnessed: 99 })
  })

  it('are told of a clock that fell back further than a column holds', () => {
    const heard = { gateway: 'gate', lines: 2, clockSteps: 1, clockBackMs: 2.5e14, clockOffsetMs: 0 }
    expect(fold(count(1, 0, 0), say(2, 1, { type: 'heard', ...heard }))).toMatchObject({ clockBackSeconds: 2_147_483_647 })
  })

  it('count for the job card’s program only; while none is known nobody has witnessed which', () => {
    const program = (seq: number, name: string | null) => say(seq, seq, { type: 'program', program: name })
    const card = { ...press, cycleSeconds: 1, program: 'NODE-CAP' }
    const readings = [
      ...[count(1, 0, 0), count(2, 60, 2), program(3, 'NODE-CAP'), count(4, 120, 5)],
      ...[program(5, 'RING'), count(6, 180, 25), program(7, 'NODE-CAP'), count(8, 240, 26)],
    ]
    expect(foldLine([card], readings)).toMatchObject({ made: 6, unwitnessed: 2 })
    expect(foldLine([{ ...card, program: null }], readings)).toMatchObject({ made: 26, unwitnessed: 0 })
  })

  it('are unwitnessed across a reset that nobody announced', () => {
    expect(fold(count(1, 0, 312), count(2, 600, 71), count(3, 660, 73))).toMatchObject({ made: 73, unwitnessed: 71 })
  })

  it('are unwitnessed as far as a step is faster than the cycle time allows', () => {
    expect(fold(count(1, 0, 0), count(2, 10, 12))).toMatchObject({ made: 12, unwitnessed: 9 })
    const hurried = Array.from({ length: 50 }, (_, n) => count(n, n, n))
    expect(fold(...hurried)).toMatchObject({ made: 49, unwitnessed: 39 })
  })

  it('stay witnessed when a machine at its full speed reports with a little jitter', () => {
    const steady = Array.from({ length: 40 }, (_, n) => count(n, n * 5 + (n % 2 ? -0.4 : 0), n))
    expect(fold(...steady)).toMatchObject({ made: 39, unwitnessed: 0 })
  })
})

describe('the stages after making', () => {
  it('count units, and a serial number once by whomever it is reported', () => {
    const tester = { ...press, deviceId: 'tester' }
    const readings = [
      say(1, 0, { type: 'test', passed: true, serials: ['a', 'b'] }),
      say(2, 1, { type: 'test', passed: false }),
      say(1, 2, { type: 'test', passed: true, serials: ['b', 'c'] }, 1, 'tester'),
      say(2, 3, { type: 'pack', units: 4 }, 1, 'tester'),
      say(3, 4, { type: 'arrive', units: 2 }, 1, 'tester'),
    ]
    expect(foldLine([press, tester], readings)).toMatchObject({ tested: 3, rejected: 1, packed: 4, arrived: 2, made: 0 })
  })
})

const body = fc.oneof(
  fc.record({ type: fc.constant('count' as const), value: fc.option(fc.integer({ min: 0, max: 50 })) }),
  fc.record({ type: fc.constant('test' as const), passed: fc.boolean(), units: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    type: fc.constant('pack' as const),
    serials: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('state' as const), state: fc.constantFrom('running' as const, 'idle' as const) }),
)
const reading = fc.record({
  deviceId: fc.constantFrom('press', 'tester'),
  epoch: fc.integer({ min: 1, max: 3 }),
  seq: fc.integer({ min: 0, max: 40 }),
  at: fc.integer({ min: -100, max: 1000 }).map(at),
  body,
})
const distinct = fc.uniqueArray(reading, { selector: (r) => `${r.deviceId}/${r.epoch}/${r.seq}`, maxLength: 80 })

describe('the fold', () => {
  it('gives the same state for any order and any repetition of the same readings', () => {
    const bindings = [press, { deviceId: 'tester', boundAt: at(100), releasedAt: at(700), cycleSeconds: 1 }]
    const shuffledTwice = distinct.chain((readings) =>
      fc.tuple(
        fc.constant(readings),
        fc.shuffledSubarray([...readings, ...readings], { minLength: readings.length * 2, maxLength: readings.length * 2 }),
      ),
    )
    fc.assert(
      fc.property(shuffledTwice, ([readings, repeated]) => {
        expect(foldLine(bindings, repeated)).toEqual(foldLine(bindings, readings))
      }),
      { numRuns: 300 },
    )
  })

  it('never counts less than what it calls unwitnessed', () => {
    fc.assert(
      fc.property(distinct, (readings) => {
        const { made, unwitnessed } = foldLine([press], readings)
        expect(unwitnessed).toBeGreaterThanOrEqual(0)
        expect(made).toBeGreaterThanOrEqual(unwitnessed)
      }),
    )
  })

  it('has a hash that moves with each count', () => {
    const one = fold(count(1, 0, 0), count(2, 60, 1)).stateHash
    expect(one).toMatch(/^[0-9a-f]{64}$/)
    expect(fold(count(1, 0, 0), count(2, 60, 2)).stateHash).not.toBe(one)
  })
})
