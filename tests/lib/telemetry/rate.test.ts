import { expect, it } from 'vitest'
import { TokenBuckets } from '#lib/telemetry/rate.ts'

it('lets a burst pass, then says how long to wait, and refills steadily', () => {
  const buckets = new TokenBuckets({ perSecond: 10, burst: 2 })
  expect([buckets.take('a', 0), buckets.take('a', 0), buckets.take('a', 0)]).toEqual([0, 0, 100])
  expect(buckets.take('b', 0)).toBe(0)
  expect(buckets.take('a', 100)).toBe(0)
  expect(buckets.take('a', 100)).toBe(100)
})
