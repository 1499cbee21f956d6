import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import { newId } from '../core/ids.ts'
import { keep } from '../core/shelf.ts'
import { PLATFORM, type Scene, seconds } from '../core/world.ts'

export type CashMove = Pick<
  Stripe.CustomerCashBalanceTransaction,
  'type' | 'currency' | 'funded' | 'applied_to_payment' | 'unapplied_from_payment'
> & {
  /** Signed minor units. */
  amount: number
}

/** What the customer has paid in and not used yet, in minor units. */
export function cashOf(customer: Stripe.Customer, currency: string): number {
  return customer.cash_balance?.available?.[currency] ?? 0
}

export function emptyCashBalance(customer: Stripe.Customer): Stripe.CashBalance {
  return {
    object: 'cash_balance',
    available: null,
    customer: customer.id,
    customer_account: null,
    livemode: false,
    settings: { reconciliation_mode: 'automatic', using_merchant_default: true },
  }
}

/** Moves the customer's cash and writes down why. */
export function addCash(scene: Scene, customer: Stripe.Customer, move: CashMove): Stripe.CustomerCashBalanceTransaction {
  customer.cash_balance ??= emptyCashBalance(customer)
  const ending = cashOf(customer, move.currency) + move.amount
  customer.cash_balance.available = { ...customer.cash_balance.available, [move.currency]: ending }
  const { amount, ...told } = move
  const transaction = keep(scene.world.cashTransactions, PLATFORM, {
    id: newId('ccsbtxn'),
    object: 'customer_cash_balance_transaction' as const,
    ...told,
    created: seconds(scene),
    customer: customer.id,
    customer_account: null,
    ending_balance: ending,
    livemode: false,
    net_amount: amount,
  })
  announce(scene, 'customer_cash_balance_transaction.created', transaction)
  return transaction
}
