import { expect, it } from 'vitest'
import { gradeOf, isPayable, verdictOf } from '#lib/fulfilment/rules.ts'

const signed = { kind: 'machine', signs: true } as const
const unsigned = { kind: 'machine', signs: false } as const

it('gives evidence A only when machines signed it and every unit was witnessed', () => {
  expect(gradeOf([signed, { kind: 'tester', signs: true }], 0, 0)).toBe('A')
  expect(gradeOf([signed], 3, 0)).toBe('B')
  expect(gradeOf([signed, unsigned], 0, 0)).toBe('B')
  expect(gradeOf([signed, { kind: 'tracker', signs: true }], 0, 0)).toBe('B')
})

it('gives C to what only people scanned, to nothing at all, and to devices that contradicted themselves', () => {
  expect(gradeOf([{ kind: 'phone', signs: true }], 0, 0)).toBe('C')
  expect(gradeOf([], 0, 0)).toBe('C')
  expect(gradeOf([signed], 0, 1)).toBe('C')
})

it('pays only for what was accepted whole', () => {
  expect(verdictOf(10, 0)).toBe('accepted')
  expect(verdictOf(7, 3)).toBe('partly_accepted')
  expect(verdictOf(0, 10)).toBe('rejected')
  expect([isPayable('accepted'), isPayable('partly_accepted'), isPayable('rejected')]).toEqual([true, false, false])
})
