import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PostingKind } from '#lib/payments/chart.ts'
import {
  disputeReinstated,
  disputeWithdrawn,
  type Entry,
  feeTaken,
  paymentReceived,
  positionOf,
  refunded,
  transferMade,
  transferReversed,
} from '#lib/payments/postings.ts'

const parties = { buyerId: 'org_city', sellerId: 'org_maker', currency: 'EUR' }

/** A payment's own little ledger. */
function book(amount: bigint, fee: bigint) {
  const posted: { posting: PostingKind; entries: Entry[] }[] = []
  const at = () =>
    positionOf(
      posted.flatMap(({ posting, entries }) =>
        entries.map(({ account, amountMinor }) => ({ posting, account: account.kind, amountMinor })),
      ),
    )
  const add = (posting: PostingKind, entries: Entry[]) => posted.push({ posting, entries })
  const balance = (kind: string) =>
    posted
      .flatMap(({ entries }) => entries)
      .reduce((sum, entry) => (entry.account.kind === kind ? sum + entry.amountMinor : sum), 0n)
  add('paymentReceived', paymentReceived(parties, amount))
  add('stripeFee', feeTaken(parties, fee))
  return { at, add, balance, posted }
}

test('A payment of €1,000.00 with a fee of €15.25 brings the maker €984.75', () => {
  const it = book(100_000n, 1_525n)
  expect(it.at().held).toBe(98_475n)
  it.add('transfer', transferMade(parties, it.at(), 98_475n))
  expect([it.at().held, it.at().withMaker, it.balance('heldAtStripe'), it.balance('feeBorneByMaker')]).toEqual([
    0n,
    98_475n,
    0n,
    -1_525n,
  ])
})

test('A lost dispute takes back from the maker what it got, and the fees are ours', () => {
  const it = book(100_000n, 1_525n)
  it.add('transfer', transferMade(parties, it.at(), 98_475n))
  it.add('disputeWithdrawn', disputeWithdrawn(parties, it.at(), 100_000n, 1_500n))
  expect([it.at().claim, it.balance('heldAtStripe'), it.balance('feeBorneByMaker')]).toEqual([98_475n, -101_500n, 0n])
  it.add('reversal', transferReversed(parties, it.at(), 98_475n))
  expect([it.at().claim, it.balance('heldAtStripe'), it.balance('stripeFee')]).toEqual([0n, -3_025n, 3_025n])
})

test('A dispute that is won gives the maker what it had, whether or not it was taken back meanwhile', () => {
  for (const reversedMeanwhile of [true, false]) {
    const it = book(100_000n, 1_525n)
    it.add('transfer', transferMade(parties, it.at(), 98_475n))
    it.add('disputeWithdrawn', disputeWithdrawn(parties, it.at(), 100_000n, 1_500n))
    if (reversedMeanwhile) it.add('reversal', transferReversed(parties, it.at(), 98_475n))
    it.add('disputeReinstated', disputeReinstated(parties, it.at(), 100_000n))
    const { held, withMaker, claim, feeBorne } = it.at()
    expect([held + withMaker, claim, feeBorne]).toEqual([98_475n, 0n, 1_525n])
  }
})

test('Whatever happens in whatever order: every posting sums to zero, and no account of the payment leaves its side', () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom('transfer', 'reversal', 'refund', 'dispute', 'win'), fc.integer({ min: 1, max: 100_000 })),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 100_000 }), fc.integer({ min: 0, max: 900 }), steps, (amount, fee, happened) => {
      const it = book(BigInt(amount), BigInt(fee))
      let atStripe = BigInt(amount)
      let withdrawn = 0n
      for (const [step, size] of happened) {
        const { held, withMaker } = it.at()
        const upTo = (most: bigint) => (most < BigInt(size) ? most : BigInt(size))
        const part = {
          transfer: upTo(held),
          reversal: upTo(withMaker),
          refund: upTo(atStripe),
          dispute: upTo(atStripe),
          win: withdrawn,
        }[step]
        if (part === 0n) continue
        if (step === 'transfer') it.add('transfer', transferMade(parties, it.at(), part))
        if (step === 'reversal') it.add('reversal', transferReversed(parties, it.at(), part))
        if (step === 'refund') it.add('refund', refunded(parties, it.at(), part))
        if (step === 'dispute') it.add('disputeWithdrawn', disputeWithdrawn(parties, it.at(), part, 1_500n))
        if (step === 'win') it.add('disputeReinstated', disputeReinstated(parties, it.at(), part))
        if (step === 'refund' || step === 'dispute') atStripe -= part
        if (step === 'dispute') withdrawn += part
        if (step === 'win') [atStripe, withdrawn] = [atStripe + part, 0n]
      }
      for (const { entries } of it.posted) expect(entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(0n)
      const { held, withMaker, claim, feeBorne } = it.at()
      for (const part of [held, withMaker, claim, feeBorne]) expect(part).toBeGreaterThanOrEqual(0n)
      expect(held + withMaker - claim).toBeGreaterThanOrEqual(0n)
    }),
    { numRuns: 500 },
  )
})
