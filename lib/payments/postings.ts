import type { AccountKind, PostingKind } from '#lib/payments/chart.ts'

/** The two parties and the currency of an invoice: they name the accounts. */
export type Parties = { buyerId: string; sellerId: string; currency: string }

/** Minor units; positive is debit. The platform's own accounts have no organization. */
export type Entry = { account: { kind: AccountKind; organizationId: string | null; currency: string }; amountMinor: bigint }

type Line = readonly [AccountKind, bigint]

const ownerOf: Record<AccountKind, keyof Parties | null> = {
  dueFromCity: 'buyerId',
  dueToMaker: 'sellerId',
  paidByTransfer: 'buyerId',
  receivedByTransfer: 'sellerId',
  heldAtStripe: null,
  heldForMaker: 'sellerId',
  claimOnMaker: 'sellerId',
  stripeFee: null,
  feeBorneByMaker: 'sellerId',
}

function entries(parties: Parties, lines: readonly Line[]): Entry[] {
  return lines
    .filter(([, amountMinor]) => amountMinor !== 0n)
    .map(([kind, amountMinor]) => {
      const owner = ownerOf[kind]
      return { account: { kind, organizationId: owner && parties[owner], currency: parties.currency }, amountMinor }
    })
}

/** The invoice makes a claim of the maker on the city. */
export function invoiceIssued(parties: Parties, amount: bigint): Entry[] {
  return entries(parties, [
    ['dueFromCity', amount],
    ['dueToMaker', -amount],
  ])
}

/** A statement shows the transfer: the claim is met, and the money was only observed. */
export function transferSeen(parties: Parties, amount: bigint): Entry[] {
  return entries(parties, [
    ['receivedByTransfer', amount],
    ['paidByTransfer', -amount],
    ['dueToMaker', amount],
    ['dueFromCity', -amount],
  ])
}

/** Checkout is paid: the city owes nothing any more and we hold the money for the maker. */
export function paymentReceived(parties: Parties, amount: bigint): Entry[] {
  return entries(parties, [
    ['heldAtStripe', amount],
    ['dueFromCity', -amount],
    ['dueToMaker', amount],
    ['heldForMaker', -amount],
  ])
}

/** Stripe keeps its fee, and the maker bears it. */
export function feeTaken(parties: Parties, fee: bigint): Entry[] {
  return entries(parties, [
    ['stripeFee', fee],
    ['heldAtStripe', -fee],
    ['heldForMaker', fee],
    ['feeBorneByMaker', -fee],
  ])
}

/** Where a payment's money is, read from its own entries; none is below zero. */
export type Position = { held: bigint; withMaker: bigint; claim: bigint; feeBorne: bigint; feeInAll: bigint; refunded: bigint }

/** Sums a payment's postings by account into where its money is now. */
export function positionOf(posted: readonly { posting: PostingKind; account: AccountKind; amountMinor: bigint }[]): Position {
  const sum = (account: AccountKind, ...postings: PostingKind[]) =>
    posted
      .filter((entry) => entry.account === account && (postings.length === 0 || postings.includes(entry.posting)))
      .reduce((total, { amountMinor }) => total + amountMinor, 0n)
  return {
    held: -sum('heldForMaker'),
    withMaker: -sum('heldAtStripe', 'transfer', 'reversal'),
    claim: sum('claimOnMaker'),
    feeBorne: -sum('feeBorneByMaker'),
    feeInAll: -sum('feeBorneByMaker', 'stripeFee'),
    refunded: -sum('heldAtStripe', 'refund'),
  }
}

/** Money went to the maker's account. What a dispute has meanwhile taken from the held money becomes a claim. */
export function transferMade(parties: Parties, at: Position, amount: bigint): Entry[] {
  const fromHeld = least(at.held, amount)
  return entries(parties, [
    ['heldForMaker', fromHeld],
    ['claimOnMaker', amount - fromHeld],
    ['heldAtStripe', -amount],
  ])
}

/** Money came back from the maker's account: it meets the claim, the rest is held for the maker again. */
export function transferReversed(parties: Parties, at: Position, amount: bigint): Entry[] {
  const toClaim = least(at.claim, amount)
  return entries(parties, [
    ['heldAtStripe', amount],
    ['claimOnMaker', -toClaim],
    ['heldForMaker', toClaim - amount],
  ])
}

/** The city gets money back and owes nothing for it: the price itself was lowered. */
export function refunded(parties: Parties, at: Position, amount: bigint): Entry[] {
  return entries(parties, [['heldAtStripe', -amount], ...takenBack(at, amount)])
}

/** The card's bank takes the payment back: the invoice is open again. Stripe's fee for the dispute is ours to bear. */
export function disputeWithdrawn(parties: Parties, at: Position, amount: bigint, disputeFee: bigint): Entry[] {
  return entries(parties, [
    ['heldAtStripe', -amount - disputeFee],
    ['stripeFee', disputeFee],
    ['dueFromCity', amount],
    ['dueToMaker', -amount],
    ...takenBack(at, amount),
  ])
}

/** The dispute is won: the invoice is paid again, and the maker bears the fee of its payment again. */
export function disputeReinstated(parties: Parties, at: Position, amount: bigint): Entry[] {
  const fee = least(at.feeInAll - at.feeBorne, amount)
  const toClaim = least(at.claim, amount - fee)
  return entries(parties, [
    ['heldAtStripe', amount],
    ['dueFromCity', -amount],
    ['dueToMaker', amount],
    ['claimOnMaker', -toClaim],
    ['heldForMaker', toClaim + fee - amount],
    ['feeBorneByMaker', -fee],
  ])
}

/** Taken from what is held, then from what the maker has; the maker never gives back more than it got, so the fee is ours in the end. */
function takenBack(at: Position, amount: bigint): Line[] {
  const fromMaker = least(amount, at.held + at.withMaker - at.claim)
  const fromHeld = least(fromMaker, at.held)
  return [
    ['heldForMaker', fromHeld],
    ['claimOnMaker', fromMaker - fromHeld],
    ['feeBorneByMaker', amount - fromMaker],
  ]
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
