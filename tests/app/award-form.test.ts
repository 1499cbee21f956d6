import { describe, expect, test } from 'vitest'
import type { Decision } from '#lib/awards/index.ts'
import { enteredAward, faultsOf, nameFields } from '../../app/[locale]/w/[org]/city/needs/[id]/award/entered-award.ts'

function form(entries: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(entries)) data.append(name, value)
  return data
}

const candidate = { quantityLeast: 1, quantityMost: 420 }
const decision = {
  number: 'MOI-2026-000142',
  quantity: 420,
  maxSharePercent: 100,
  candidates: [
    { ...candidate, bidId: 'bid_a' },
    { ...candidate, bidId: 'bid_b' },
  ],
} as Decision
const reasons = { 'reason.bid_a': 'The lowest price in time.', 'reason.bid_b': 'Above the budget by far.' }

describe('the award form', () => {
  test('leaves out quotes that get nothing, and reads quantities as people write them', () => {
    const { shares, reasons: given } = enteredAward(
      form({ lotId: 'lot_1', 'quantity.bid_a': ' 1,420 ', 'quantity.bid_b': '', 'quantity.bid_c': '0', ...reasons }),
    )
    expect(shares).toEqual([{ bidId: 'bid_a', quantity: '1420' }])
    expect(given.map(({ bidId }) => bidId)).toEqual(['bid_a', 'bid_b'])
  })

  test('names every fault at the field where it was made, all at once', () => {
    const entered = enteredAward(form({ lotId: 'lot_1', 'quantity.bid_a': '400', 'reason.bid_a': 'The lowest price in time.' }))
    const faults = faultsOf(entered, decision, 'moi-2026-142')
    expect(Object.fromEntries(Object.entries(faults).map(([field, { message }]) => [field, message]))).toEqual({
      shares: 'awardWrongTotal',
      'reason.bid_b': 'reasonMissing',
      confirm: 'awardNumberWrong',
    })
  })

  test('brings the list positions of the command back to the quotes', () => {
    const entered = enteredAward(form({ 'quantity.bid_b': 'many', ...reasons }))
    expect(Object.keys(faultsOf(entered, decision, 'MOI-2026-000142'))).toEqual(['quantity.bid_b'])
    expect(nameFields({ 'reasons.1.reason': { message: 'reasonTooShort' } }, entered)).toEqual({
      'reason.bid_b': { message: 'reasonTooShort' },
    })
  })

  test('lets a whole award with its number through', () => {
    expect(faultsOf(enteredAward(form({ 'quantity.bid_a': '420', ...reasons })), decision, ' moi-2026-000142 ')).toEqual({})
  })
})
