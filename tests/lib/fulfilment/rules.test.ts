import { expect, it } from 'vitest'
import { gradeOf, isPayable, reasonsOf, verdictOf, type WitnessDevice } from '#lib/fulfilment/rules.ts'

const device = (kind: WitnessDevice['kind'], signs = true, spokenFor = false): WitnessDevice => ({ kind, signs, spokenFor })
const signed = device('machine')
const unsigned = device('machine', false)
const behindGateway = device('machine', false, true)

it('gives evidence A only when machines signed it and every unit was witnessed', () => {
  expect(gradeOf([signed, device('tester')], 0, 0)).toBe('A')
  expect(gradeOf([signed], 3, 0)).toBe('B')
  expect(gradeOf([signed, unsigned], 0, 0)).toBe('B')
  expect(gradeOf([signed, device('tracker')], 0, 0)).toBe('B')
  expect(gradeOf([signed, behindGateway], 0, 0)).toBe('B')
})

it('says why, the heaviest reason first', () => {
  const doubts = { unwitnessed: 7, equivocations: 0, clockSteps: 2 }
  expect(reasonsOf([signed, unsigned, behindGateway, device('tracker')], doubts)).toEqual([
    { code: 'unsigned', count: 1 },
    { code: 'gateway', count: 1 },
    { code: 'carried', count: 1 },
    { code: 'unwitnessed', count: 7 },
    { code: 'clock', count: 2 },
  ])
  expect(reasonsOf([signed], { unwitnessed: 0, equivocations: 0, clockSteps: 0 })).toEqual([])
})

it('gives C to what only people scanned, to nothing at all, and to devices that contradicted themselves', () => {
  expect(gradeOf([device('phone')], 0, 0)).toBe('C')
  expect(gradeOf([], 0, 0)).toBe('C')
  expect(gradeOf([signed], 0, 1)).toBe('C')
})

it('pays only for what was accepted whole', () => {
  expect(verdictOf(10, 0)).toBe('accepted')
  expect(verdictOf(7, 3)).toBe('partly_accepted')
  expect(verdictOf(0, 10)).toBe('rejected')
  expect([isPayable('accepted'), isPayable('partly_accepted'), isPayable('rejected')]).toEqual([true, false, false])
})
