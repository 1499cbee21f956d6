import { railFor } from '#lib/orders/rules.ts'
import { day } from '#lib/values/time.ts'

/** An invoice is due this many days after it was issued (Directive 2011/7/EU: public buyers pay within 30). */
export const dueDays = 30

/** When an invoice of that instant is due. */
export function dueAt(issuedAt: Date): Date {
  return new Date(issuedAt.getTime() + dueDays * day)
}

export type InvoiceStatus = 'due' | 'paid' | 'disputed' | 'refunded'
export type LineStatus = 'matched' | 'unmatched' | 'set_aside'

/**
 * A payment through Stripe moves along these lines only; an event that comes late or twice finds no line and changes nothing.
 * A dispute that is won makes the transfer again.
 */
export const paymentMoves = {
  created: ['checkout', 'paid', 'expired'],
  checkout: ['paid', 'expired'],
  expired: [],
  paid: ['transferred', 'disputed', 'refunded'],
  transferred: ['disputed', 'refunded'],
  disputed: ['won', 'lost'],
  won: ['transferred', 'refunded'],
  lost: [],
  refunded: [],
} as const satisfies Record<string, readonly string[]>
export type PaymentStatus = keyof typeof paymentMoves

/** The statuses from which a payment may move to `to`. */
export function paymentBefore(to: PaymentStatus): PaymentStatus[] {
  return (Object.keys(paymentMoves) as PaymentStatus[]).filter((from) => (paymentMoves[from] as readonly string[]).includes(to))
}

/** A payment page may still be open: no second one is opened. */
export const openPayment: PaymentStatus[] = ['created', 'checkout']

/** Stripe opens accounts for companies of this country; others are paid by bank transfer. */
export function mayUseStripe(country: string): boolean {
  return railFor(country, country) === 'stripe'
}

export { printedAccount } from '#lib/payments/bank-account.ts'
export { printedReference } from '#lib/payments/creditor-reference.ts'
export { type Waiting, waitings } from '#lib/payments/waiting.ts'
