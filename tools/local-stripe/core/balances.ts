import type { Stripe } from 'stripe'
import { newId } from './ids.ts'
import { FEES } from './settings.ts'
import { keep } from './shelf.ts'
import { type Scene, seconds } from './world.ts'

export type Booking = {
  owner: string
  type:
    | 'adjustment'
    | 'charge'
    | 'payment'
    | 'payment_refund'
    | 'payout'
    | 'payout_cancel'
    | 'payout_failure'
    | 'refund'
    | 'transfer'
    | 'transfer_refund'
  /** Signed minor units: what comes in is positive. */
  amount: number
  fee?: number
  currency: string
  source: string
  description?: string | null
}

const CATEGORIES: Partial<Record<Booking['type'], string>> = {
  adjustment: 'dispute',
  payment: 'charge',
  payment_refund: 'refund',
  payout_cancel: 'payout_reversal',
  payout_failure: 'payout_reversal',
  transfer_refund: 'transfer_reversal',
}

/** What Stripe keeps of a charge: see FEES. In minor units, never more than the charge. */
export function feeOf(amount: number): number {
  const fee = (BigInt(amount) * FEES.basisPoints + 5000n) / 10_000n + FEES.fixedMinor
  return Math.min(Number(fee), amount)
}

export function balanceOf(scene: Scene, owner: string, currency: string): number {
  return scene.world.balances.get(owner)?.[currency] ?? 0
}

/** Writes a balance transaction and moves the owner's balance by its net sum; funds are available at once. */
export function book(scene: Scene, booking: Booking): Stripe.BalanceTransaction {
  const { owner, currency, amount, fee = 0 } = booking
  const held = scene.world.balances.get(owner) ?? {}
  held[currency] = (held[currency] ?? 0) + amount - fee
  scene.world.balances.set(owner, held)
  return keep(scene.world.balanceTransactions, owner, {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: seconds(scene),
    balance_type: 'payments',
    created: seconds(scene),
    currency,
    description: booking.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: fee
      ? [{ amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }]
      : [],
    net: amount - fee,
    reporting_category: CATEGORIES[booking.type] ?? booking.type,
    source: booking.source,
    status: 'available',
    type: booking.type,
  })
}
