import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldLine, mergeBindings, type Reading, type ReadingBody, stateHash } from '#lib/fulfilment/fold.ts'
import { FoldedBinding } from '#lib/fulfilment/folded-binding.ts'

const start = Date.parse('2026-11-23T09:00:00Z')
const job = {
  cycleSeconds: 5,
  program: 'NODE-CAP',
  boundAt: new Date(start + 60_000),
  releasedAt: new Date(start + 3_000_000),
}

const body: fc.Arbitrary<ReadingBody> = fc.oneof(
  fc.record({ type: fc.constant('count' as const), value: fc.option(fc.integer({ min: 0, max: 40 })) }),
  fc.record({ type: fc.constant('count' as const), value: fc.integer({ min: 0, max: 40 }), total: fc.constant(true as const) }),
  fc.record({ type: fc.constant('program' as const), program: fc.constantFrom(null, 'NODE-CAP', 'RING') }),
  fc.record({ type: fc.constant('arrive' as const), serials: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }) }),
  fc.record({ type: fc.constant('test' as const), passed: fc.boolean(), units: fc.integer({ min: 1, max: 9 }) }),
)
const reading: fc.Arbitrary<Reading> = fc.record({
  epoch: fc.integer({ min: 1, max: 3 }),
  seq: fc.integer({ min: 0, max: 60 }),
  at: fc.integer({ min: 0, max: 4000 }).map((seconds) => new Date(start + seconds * 1000)),
  body,
})
const arrivals = fc.uniqueArray(reading, { selector: ({ epoch, seq }) => `${epoch}/${seq}`, maxLength: 150 })

/** What the database would give: the next few readings beyond a key. */
function pageAfter(stored: readonly Reading[], key: { epoch: number; seq: number }, rows: number): Reading[] {
  return stored
    .filter(({ epoch, seq }) => epoch > key.epoch || (epoch === key.epoch && seq > key.seq))
    .sort((a, b) => a.epoch - b.epoch || a.seq - b.seq)
    .slice(0, rows)
}

it('is the same as the whole fold after every arrival, in whatever order readings come', () => {
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5 }), (readings, rows, distance) => {
      const binding = new FoldedBinding(job, distance)
      const stored: Reading[] = []
      for (const one of readings) {
        stored.push(one)
        binding.hearOf(one)
        for (let read = rows; read === rows; ) {
          const page = pageAfter(stored, binding.next(), rows)
          binding.add(page)
          read = page.length
        }
      }
      const { stateHash: whole, clockSteps } = foldLine(
        [{ deviceId: 'press', ...job }],
        stored.map((one) => ({ ...one, deviceId: 'press' })),
      )
      const counts = mergeBindings([binding.state])
      expect(stateHash(counts)).toBe(whole)
      expect(counts.clockSteps).toBe(clockSteps)
    }),
    { numRuns: 300 },
  )
})

it('takes back what it folded when a reading comes in while a page is being read', () => {
  const at = new Date(start + 120_000)
  const count = (seq: number, value: number): Reading => ({ epoch: 1, seq, at, body: { type: 'count', value } })
  const binding = new FoldedBinding({ ...job, program: null }, 1)
  binding.next()
  binding.hearOf({ epoch: 1, seq: 2 }) // stored after the page was read, and not in it
  binding.add([count(1, 0), count(3, 9)])
  expect(binding.next()).toEqual({ epoch: 1, seq: 1 })
  binding.add([count(2, 20), count(3, 9)])
  expect(mergeBindings([binding.state]).made).toBe(29)
})
