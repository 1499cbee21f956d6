import { describe, expect, it } from 'vitest'
import { daysLate, nextActOf, type OrderAt, plannedBy, stopOf } from '#lib/fulfilment/rules.ts'

const signed = new Date('2026-11-01T00:00:00Z')
const order = (status: string, production: string, delivery: string): OrderAt => ({
  status,
  signedAt: signed,
  lines: [
    {
      maker: 'Kopli',
      signedAt: signed,
      milestones: [
        { kind: 'production', status: production },
        { kind: 'delivery', status: delivery },
      ],
    },
  ],
})

describe('who must act next', () => {
  it('is who has not signed', () => {
    const unsigned = {
      status: 'awaiting_signatures',
      signedAt: null,
      lines: [{ maker: 'Kopli', signedAt: null, milestones: [] }],
    }
    expect(nextActOf(unsigned)).toEqual({ act: 'citySigns' })
    expect(nextActOf({ ...unsigned, signedAt: signed })).toEqual({ act: 'makerSigns', maker: 'Kopli' })
  })

  it('is the inspector before the payer, and the payer before the maker', () => {
    expect(nextActOf(order('in_production', 'planned', 'planned')).act).toBe('make')
    expect(nextActOf(order('in_production', 'reported', 'planned')).act).toBe('inspect')
    expect(nextActOf(order('in_production', 'invoiced', 'reported')).act).toBe('inspect')
    expect(nextActOf(order('in_production', 'invoiced', 'rejected')).act).toBe('mend')
    expect(nextActOf(order('in_production', 'invoiced', 'planned')).act).toBe('pay')
    expect(nextActOf(order('in_production', 'paid', 'planned')).act).toBe('deliver')
    expect(nextActOf(order('completed', 'paid', 'paid')).act).toBe('nothing')
  })
})

it('the line of seven stops moves with what was accepted', () => {
  expect(stopOf(order('awaiting_signatures', 'planned', 'planned'))).toBe('awarded')
  expect(stopOf(order('in_production', 'reported', 'planned'))).toBe('inProduction')
  expect(stopOf(order('in_production', 'accepted', 'planned'))).toBe('delivered')
  expect(stopOf(order('in_production', 'paid', 'accepted'))).toBe('paid')
})

it('plans evenly between signature and due date', () => {
  const due = new Date('2026-11-11T00:00:00Z')
  const at = (day: number) => new Date(signed.getTime() + day * 86_400_000)
  expect([plannedBy(at(-1), signed, due, 100), plannedBy(at(5), signed, due, 100), plannedBy(at(20), signed, due, 100)]).toEqual([
    0, 50, 100,
  ])
  expect([daysLate(at(9), due), daysLate(at(12), due)]).toEqual([0, 2])
})
