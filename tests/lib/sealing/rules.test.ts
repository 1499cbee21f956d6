import { describe, expect, test } from 'vitest'
import {
  type Committee,
  mayUseOuterKey,
  openingAfter,
  openingMoves,
  outerKeyDenial,
  type Rehearsal,
  rehearsalGap,
} from '#lib/sealing/rules.ts'

const closesAt = new Date('2026-12-22T01:00:00.000Z')
const after = (milliseconds: number) => new Date(closesAt.getTime() + milliseconds)
const ready = { now: after(60_000), closesAt, status: 'quorum' as const, goodShares: 2, k: 2, quorumPosition: 17n }

describe('the outer key', () => {
  test('is taken up when the deadline has passed and an opening with quorum is in the audit', () => {
    expect(mayUseOuterKey(ready)).toBe(true)
    expect(mayUseOuterKey({ ...ready, now: closesAt })).toBe(true)
  })

  test.each([
    ['before_deadline', { now: after(-1) }],
    ['no_quorum', { status: 'collecting' as const }],
    ['no_quorum', { status: 'opened' as const }],
    ['no_quorum', { goodShares: 1 }],
    ['not_in_audit', { quorumPosition: null }],
  ])('stays down: %s', (reason, change) => {
    expect(outerKeyDenial({ ...ready, ...change })).toBe(reason)
  })
})

describe('an opening', () => {
  test('goes from closing over quorum to opened, and never leaves an end', () => {
    expect(openingAfter('waiting', 'close')).toBe('collecting')
    expect(openingAfter('collecting', 'reach_quorum')).toBe('quorum')
    expect(openingAfter('quorum', 'open')).toBe('opened')
    for (const end of ['opened', 'returned', 'lost'] as const) expect(Object.keys(openingMoves[end])).toEqual([])
  })

  test('cannot open before quorum, nor return quotes unopened after it', () => {
    expect(openingAfter('waiting', 'open')).toBeNull()
    expect(openingAfter('collecting', 'open')).toBeNull()
    expect(openingAfter('quorum', 'return_unopened')).toBeNull()
    expect(openingAfter('waiting', 'reach_quorum')).toBeNull()
  })
})

describe('a rehearsal', () => {
  const incheon: Committee = {
    keyVersion: 1,
    k: 2,
    custodians: [
      { id: 'per_han', recipient: 'age1han' },
      { id: 'per_mun', recipient: 'age1mun' },
      { id: 'per_oh', recipient: 'age1oh' },
    ],
  }
  const done: Rehearsal = {
    committee: incheon,
    opened: true,
    openedBy: ['per_han', 'per_oh'],
    confirmedOwnShare: ['per_han', 'per_oh'],
  }

  test('counts for the committee that held it, in any order of names', () => {
    expect(rehearsalGap(done, { ...incheon, custodians: [...incheon.custodians].reverse() })).toBeNull()
  })

  test('is void after a change of custodian, of a custodian key, of k, or of the tender key', () => {
    const [han, mun] = incheon.custodians
    expect(rehearsalGap(done, { ...incheon, custodians: [han!, mun!, { id: 'per_ryu', recipient: 'age1ryu' }] })).toBe(
      'committee_changed',
    )
    expect(rehearsalGap(done, { ...incheon, custodians: [han!, mun!, { id: 'per_oh', recipient: 'age1new' }] })).toBe(
      'committee_changed',
    )
    expect(rehearsalGap(done, { ...incheon, k: 3 })).toBe('committee_changed')
    expect(rehearsalGap(done, { ...incheon, keyVersion: 2 })).toBe('key_changed')
  })

  test.each([
    ['none_yet', null],
    ['not_opened', { ...done, opened: false }],
    ['too_few', { ...done, openedBy: ['per_han', 'per_han', 'per_stranger'] }],
    ['share_unconfirmed', { ...done, confirmedOwnShare: ['per_han'] }],
  ])('does not count: %s', (gap, rehearsal) => {
    expect(rehearsalGap(rehearsal, incheon)).toBe(gap)
  })
})
