/**
 * The chart of accounts. `observed` money never passes through us: bank statements show it. `held` money lies in our Stripe balance.
 * Positive entries are debits. An account that may not be overdrawn keeps its normal side: the database refuses the rest.
 */
export const chart = {
  /** What a city owes for issued invoices. */
  dueFromCity: { side: 'debit', owner: 'city', money: 'claim', mayOverdraw: false },
  /** What makers are owed for them: the other side of `dueFromCity`. */
  dueToMaker: { side: 'credit', owner: 'maker', money: 'claim', mayOverdraw: false },
  /** Transfers that a city has made, as its makers' statements show them. */
  paidByTransfer: { side: 'credit', owner: 'city', money: 'observed', mayOverdraw: false },
  /** The same transfers, where they arrived. */
  receivedByTransfer: { side: 'debit', owner: 'maker', money: 'observed', mayOverdraw: false },
  /** Our balance at Stripe. A dispute may take it below zero until the transfer is reversed, as at Stripe itself. */
  heldAtStripe: { side: 'debit', owner: 'platform', money: 'held', mayOverdraw: true },
  /** The part of it that belongs to a maker and is not transferred yet. */
  heldForMaker: { side: 'credit', owner: 'maker', money: 'held', mayOverdraw: false },
  /** What a maker must give back after a dispute or a refund. */
  claimOnMaker: { side: 'debit', owner: 'maker', money: 'claim', mayOverdraw: false },
  /** What Stripe has kept. */
  stripeFee: { side: 'debit', owner: 'platform', money: 'held', mayOverdraw: false },
  /** The part of Stripe's fees that makers bear: taken off their transfers, never more than the fee itself. */
  feeBorneByMaker: { side: 'credit', owner: 'maker', money: 'held', mayOverdraw: false },
} as const satisfies Record<
  string,
  { side: 'debit' | 'credit'; owner: 'city' | 'maker' | 'platform'; money: 'claim' | 'observed' | 'held'; mayOverdraw: boolean }
>

export type AccountKind = keyof typeof chart

/** What a posting is about. */
export type PostingKind =
  | 'invoiceIssued'
  | 'transferSeen'
  | 'paymentReceived'
  | 'stripeFee'
  | 'transfer'
  | 'reversal'
  | 'refund'
  | 'disputeWithdrawn'
  | 'disputeReinstated'
