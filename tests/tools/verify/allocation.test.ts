// Documents that look like plans and are none: the checker believes nothing that it did not reckon itself.
import { describe, expect, it } from 'vitest'
import { allocationFaults } from '#tools/verify/allocation.ts'

const lane = { weeks: 0, surchargeMinor: '1' }
const assembler = (id: string) => ({ id, weekly: [9, 9, 9, 9], leadWeeks: 0, transitWeeks: 0, unitMinor: '5', laneMinor: '1' })
const supplier = (id: string, lanes: object) => ({ id, weekly: [9, 9, 9, 9], leadWeeks: 0, unitMinor: '3', lanes })
const stage = (more: object, lanes: object = { a: lane }) => ({
  ...{ role: 'parts', perUnit: 1, once: 0, ...more },
  suppliers: [supplier('s', lanes)],
})
const chain = (problem: object, more: object = {}) => ({
  format: 'moi-allocation/1',
  problem: {
    kind: 'chain',
    quantity: 2,
    deliveries: [{ dueAt: 'last', week: 3, quantity: 2 }],
    assemblers: [assembler('a')],
    stages: [stage({})],
    ...problem,
  },
  plan: { assembler: 'a', suppliers: ['s'] },
  ...{ costMinor: '20', lanesMinor: '4', gapMinor: '0' },
  ...more,
})
const nothing = { plan: null, costMinor: null, lanesMinor: null, gapMinor: null }
const two = [
  { dueAt: 'first', quantity: 10 },
  { dueAt: 'last', quantity: 10 },
]
const bound = (...due: string[]) => ({ kind: 'bound', multipliers: { total: '5000000000', due } })
const split = (problem: object, more: object = {}) => ({
  format: 'moi-allocation/1',
  problem: {
    kind: 'split',
    quantity: 10,
    deliveries: [{ dueAt: 'last', quantity: 10 }],
    shareCap: 10,
    offers: [{ id: 'A', usable: [10], least: 1, most: 10, oneOffMinor: '0', tiers: [{ from: 1, unitMinor: '5' }] }],
    ...problem,
  },
  plan: [{ offer: 'A', quantity: 10 }],
  ...{ costMinor: '50', gapMinor: '0', proof: bound() },
  ...more,
})
const faults = (document: object) => allocationFaults(JSON.stringify(document))

describe('a false chain', () => {
  it('is told from an honest one', () => {
    expect(faults(chain({}))).toEqual([])
  })

  it.each([
    ['delivers less than the whole', chain({ deliveries: [{ dueAt: 'last', week: 3, quantity: 1 }] })],
    [
      'asks for less later',
      chain({ deliveries: [...[2, 1, 2].map((quantity, week) => ({ dueAt: 'x', week: week + 1, quantity }))] }),
    ],
    [
      'is named by makers that do not exist',
      chain(
        { assemblers: [assembler('a,b')], stages: [stage({}, { 'a,b': lane })] },
        { plan: { assembler: 'a', suppliers: ['b', 's'] } },
      ),
    ],
    [
      'calls itself impossible for want of nothing',
      chain({ stages: [stage({ perUnit: 0 }, { a: { ...lane, weeks: 1 } })] }, nothing),
    ],
    [
      'asks for more pieces than can be counted',
      chain(
        { quantity: 1e12, deliveries: [{ dueAt: 'x', week: 3, quantity: 1e12 }], stages: [stage({ perUnit: 999_999_999_999 })] },
        nothing,
      ),
    ],
    [
      'goes by a lane that every object has',
      chain(
        { assemblers: [assembler('constructor')], stages: [stage({ role: 'design', once: 1 }, {})] },
        { plan: { assembler: 'constructor', suppliers: ['s'] }, costMinor: '15', lanesMinor: '2' },
      ),
    ],
    ['costs something and is none', chain({ assemblers: [{ ...assembler('a'), leadWeeks: 9 }] }, { ...nothing, costMinor: '1' })],
    ['has a maker twice', chain({ assemblers: [assembler('a'), assembler('a')] })],
  ])('that %s is found out', (_, document) => {
    expect(faults(document)).not.toEqual([])
  })

  it('whose lane hides behind the name of a prototype is found out', () => {
    const document = JSON.stringify(chain({ assemblers: [assembler('XX')], stages: [stage({}, { XX: lane })] }, nothing))
    expect(allocationFaults(document.replaceAll('XX', '__proto__'))).not.toEqual([])
  })
})

describe('a false split', () => {
  it('is told from an honest one', () => {
    expect(faults(split({}))).toEqual([])
  })

  it.each([
    ['has a gap beyond its cost', split({}, { gapMinor: '51', proof: { ...bound(), kind: 'open' } })],
    ['does not say its gap', split({}, { gapMinor: null })],
    [
      'has a gap and no plan',
      split(
        { shareCap: 9 },
        { plan: null, costMinor: null, gapMinor: '7', proof: { kind: 'empty', multipliers: { total: '1', due: [] } } },
      ),
    ],
    [
      'asks for less later',
      split(
        {
          deliveries: [...two, { dueAt: 'x', quantity: 2 }, two[1]],
          offers: [{ ...split({}).problem.offers[0], usable: [10, 10, 10, 10] }],
        },
        { proof: bound('0', '0', '0') },
      ),
    ],
    ['leaves out what is usable', split({ deliveries: two }, { plan: null, costMinor: null, gapMinor: null, proof: bound('1') })],
  ])('that %s is found out', (_, document) => {
    expect(faults(document)).not.toEqual([])
  })

  it('whose cases go on and on is refused, not fallen over', () => {
    const within = '{"kind":"cases","offer":"A","cases":[{"choice":0,"proof":'
    const proof = within.repeat(30_000) + JSON.stringify(bound()) + '}]}'.repeat(30_000)
    expect(allocationFaults(JSON.stringify(split({}, { proof: 0 })).replace('"proof":0', `"proof":${proof}`))).toEqual([
      'its proof is nested too deep',
    ])
  })
})
