import { expect, it } from 'vitest'
import { before, milestoneMoves, planMilestones, railFor } from '#lib/orders/rules.ts'
import { money } from '#lib/values/money.ts'

it('the milestones of a line add up to its price to the last minor unit', () => {
  for (const minor of [1n, 2n, 3n, 99n, 48_216_000n, 123_456_789_013n]) {
    const plan = planMilestones(money(minor, 'EUR'), 420, 'stripe')
    expect(plan.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(minor)
    expect(plan.map(({ kind, rail, quantity }) => [kind, rail, quantity])).toEqual([
      ['production', 'bank', 420],
      ['delivery', 'stripe', 420],
    ])
  }
})

it('a milestone is paid only after it was reported, accepted and invoiced; a rejected one is reported again', () => {
  expect(before('paid')).toEqual(['invoiced'])
  expect(before('invoiced')).toEqual(['accepted'])
  expect(before('accepted')).toEqual(['reported'])
  expect(before('reported').sort()).toEqual(['planned', 'rejected'])
  expect(milestoneMoves.paid).toEqual([])
})

it('Stripe is taken where both ends qualify, else money goes by bank transfer', () => {
  expect(railFor('FI', 'EE')).toBe('stripe')
  expect(railFor('FI', 'CN')).toBe('bank')
  expect(railFor('KR', 'KR')).toBe('bank')
})
