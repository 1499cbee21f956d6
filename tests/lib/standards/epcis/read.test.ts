import { expect, test } from 'vitest'
import { readEpcis } from '#lib/standards/epcis/index.ts'
import { packed, sealed } from './displays.ts'

const problemsOf = (value: unknown) => {
  const read = readEpcis(value)
  return 'problems' in read ? read.problems : []
}

test('a document gives its events with the contexts that hold for them', () => {
  expect(readEpcis(sealed(packed))).toEqual({
    events: [{ event: packed, contexts: [sealed(packed)['@context']], pointer: '/epcisBody/eventList/0' }],
  })
})

test('what is wrong is named by its pointer, and by what would be right', () => {
  expect(problemsOf(sealed({ ...packed, action: 'REMOVE' }))).toEqual([
    { pointer: '/epcisBody/eventList/0/action', reason: 'notOneOf', expected: 'OBSERVE, ADD, DELETE' },
  ])
  expect(problemsOf(sealed({ ...packed, eventTime: '2026-02-30T10:00:00Z' }))).toEqual([
    { pointer: '/epcisBody/eventList/0/eventTime', reason: 'notTime' },
  ])
  expect(problemsOf(sealed({ ...packed, quantityList: [{ epcClass: 'urn:x:1', quantity: '20' }] }))).toEqual([
    { pointer: '/epcisBody/eventList/0/quantityList/0/quantity', reason: 'notNumber' },
  ])
  expect(problemsOf(sealed({ ...packed, palletColour: 'blue' }))).toEqual([
    { pointer: '/epcisBody/eventList/0/palletColour', reason: 'unexpected' },
  ])
})

test('a lone event without its context is refused, and so is what is no event at all', () => {
  expect(problemsOf(packed)).toEqual([{ pointer: '/@context', reason: 'missing' }])
  expect(problemsOf(null)).toEqual([{ pointer: '', reason: 'notObject' }])
  expect(problemsOf([])).toEqual([{ pointer: '', reason: 'notObject' }])
})

test('instance data belongs to what begins to exist, not to what is seen', () => {
  expect(problemsOf(sealed({ ...packed, ilmd: {} }))).toEqual([
    { pointer: '/epcisBody/eventList/0/ilmd', reason: 'together', expected: 'action ADD' },
  ])
})

test('a file that nests without end is refused, not followed', () => {
  let deep: unknown = 1
  for (let level = 0; level < 50_000; level++) deep = { 'example:more': deep }
  expect(problemsOf(sealed({ ...packed, 'example:more': deep }))).toEqual([{ pointer: '', reason: 'tooDeep', expected: '64' }])
})
