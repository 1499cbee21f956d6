import { describe, expect, it } from 'vitest'
import { add, currencies, fromDecimal, money, share, split, subtract, times, toDecimal } from '#lib/values/money.ts'

/** Whole numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state
  }
}

describe('splitting an amount', () => {
  it('gives parts that add up to it exactly, and none strays a minor unit from its exact share', () => {
    const random = numbers(20261123)
    for (let round = 0; round < 500; round++) {
      const amount = money(BigInt(random.next().value) * (round % 2 === 0 ? 1n : -1n), 'EUR')
      const weights = Array.from({ length: 1 + (random.next().value % 7) }, () => BigInt(random.next().value % 1000))
      if (!weights.some((weight) => weight > 0n)) weights[0] = 1n
      const whole = weights.reduce((sum, weight) => sum + weight)
      const parts = split(amount, weights)
      expect(parts.reduce((sum, part) => sum + part.minor, 0n)).toBe(amount.minor)
      parts.forEach((part, index) => {
        const distance = part.minor * whole - amount.minor * weights[index]!
        expect((distance < 0n ? -distance : distance) < whole).toBe(true)
      })
    }
  })

  it('refuses weights that are negative or nothing at all', () => {
    expect(() => split(money(100, 'EUR'), [0n, 0n])).toThrow(RangeError)
    expect(() => split(money(100, 'EUR'), [2n, -1n])).toThrow(RangeError)
  })
})

describe('amounts as text', () => {
  it('come back as they were, in every currency', () => {
    for (const currency of currencies)
      for (const minor of [0n, 1n, -1n, 99n, 100n, 123456789012345n])
        expect(fromDecimal(toDecimal(money(minor, currency)), currency)).toEqual(money(minor, currency))
  })

  it('with more decimals than the currency has are no amounts', () => {
    expect(fromDecimal('1.005', 'EUR')).toBeNull()
    expect(fromDecimal('0.5', 'KRW')).toBeNull()
    expect(fromDecimal('1,234.50', 'EUR')).toEqual(money(123450, 'EUR'))
    expect(fromDecimal('12 EUR', 'EUR')).toBeNull()
    expect(fromDecimal('', 'EUR')).toBeNull()
  })
})

describe('reckoning', () => {
  it('rounds a share half away from zero', () => {
    expect(share(money(5, 'EUR'), 1n, 2n).minor).toBe(3n)
    expect(share(money(-5, 'EUR'), 1n, 2n).minor).toBe(-3n)
    expect(share(money(100, 'EUR'), 1n, 3n).minor).toBe(33n)
    expect(() => share(money(1, 'EUR'), 1n, 0n)).toThrow(RangeError)
  })

  it('never mixes currencies', () => {
    expect(() => add(money(1, 'EUR'), money(1, 'GBP'))).toThrow(RangeError)
    expect(() => subtract(money(1, 'KRW'), money(1, 'VND'))).toThrow(RangeError)
    expect(times(money(48_216_00, 'EUR'), 10)).toEqual(money(482_160_00, 'EUR'))
  })
})
