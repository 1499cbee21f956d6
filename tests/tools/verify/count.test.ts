// The checker counts in words of its own. Whatever devices say, it must come to the fold's result: when the fold learns something new,
// this turns red until the checker has learnt it too.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldLine, foldVersion, type ReadingBody } from '#lib/fulfilment/fold.ts'
import { Count, countNames, foldVersion as knownFold } from '#tools/verify/fulfilment/count.ts'

const body: fc.Arbitrary<ReadingBody> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('count' as const), value: fc.option(fc.nat(30), { freq: 6 }), total: fc.boolean() }),
  },
  fc.record({ type: fc.constant('program' as const), program: fc.constantFrom(null, 'card', 'other') }),
  fc.record({ type: fc.constant('test' as const), passed: fc.boolean(), units: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    type: fc.constantFrom('pack' as const, 'install' as const),
    serials: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
  }),
  fc.constant({ type: 'state' as const, state: 'idle' as const }),
) as fc.Arbitrary<ReadingBody>

const start = Date.parse('2026-11-01T08:00:00Z')
const reading = fc.record({ epoch: fc.nat(2), seq: fc.nat(60), at: fc.nat(3_600_000).map((ms) => new Date(start + ms)), body })

test('is that of the fold, for whatever devices say', () => {
  expect(knownFold).toBe(foldVersion)
  fc.assert(
    fc.property(
      fc.uniqueArray(reading, { maxLength: 60, selector: ({ epoch, seq }) => `${epoch}/${seq}` }),
      fc.constantFrom(null, 'card'),
      fc.integer({ min: 1, max: 600 }),
      (readings, program, cycleSeconds) => {
        const binding = { deviceId: 'd', boundAt: new Date(0), releasedAt: null, cycleSeconds, program }
        const folded = foldLine(
          [binding],
          readings.map((one) => ({ ...one, deviceId: 'd' })),
        )
        const count = new Count({
          'moi:device': 'd',
          'moi:boundAt': '',
          'moi:releasedAt': null,
          'moi:cycleSeconds': cycleSeconds,
          'moi:program': program,
        })
        const ordered = readings.toSorted((a, b) => a.epoch - b.epoch || a.seq - b.seq)
        for (const { at, epoch, seq, body } of ordered) count.add({ line: '', at: at.toISOString(), epoch, seq, ...body })
        const counted = countNames.map((name) => (count.units.get(name) ?? 0) + (count.serials.get(name)?.size ?? 0))
        expect(counted).toEqual(countNames.map((name) => folded[name]))
      },
    ),
    { numRuns: 1000 },
  )
})
