import type { InvoiceStatus, PaymentStatus } from '#lib/payments/rules.ts'

/** What an invoice waits for, and so who must act next. */
export const waitings = {
  /** The maker has not said where it wants to be paid. */
  bankAccount: 'maker',
  /** The city makes the bank transfer. */
  bankTransfer: 'city',
  /** The city pays through Stripe. */
  stripePayment: 'city',
  /** The city is on Stripe's page, or left it open. */
  stripePage: 'city',
  /** Stripe holds the money until the maker has finished its payout set-up. */
  payoutSetUp: 'maker',
  /** The transfer to the maker's account is being made. */
  transfer: 'platform',
  /** The card's bank decides. */
  dispute: 'bank',
  nothing: 'nobody',
} as const
export type Waiting = keyof typeof waitings

type Case = {
  status: InvoiceStatus
  rail: 'bank' | 'stripe'
  hasBankAccount: boolean
  stripeReady: boolean
  /** Of the newest payment through Stripe. */
  payment: PaymentStatus | null
}

/** Whom an invoice waits for, and for what. */
export function waitingOf({ status, rail, hasBankAccount, stripeReady, payment }: Case): Waiting {
  if (status === 'refunded') return 'nothing'
  if (status === 'disputed') return 'dispute'
  if (status === 'due' && rail === 'bank') return hasBankAccount ? 'bankTransfer' : 'bankAccount'
  if (status === 'due') return payment === 'created' || payment === 'checkout' ? 'stripePage' : 'stripePayment'
  if (payment !== 'paid') return 'nothing'
  return stripeReady ? 'transfer' : 'payoutSetUp'
}
