import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import { type Fields, findChoice, findHash, findText } from '../core/fields.ts'
import { newId } from '../core/ids.ts'
import { listObjects } from '../core/shelf.ts'
import { invalid } from '../core/stripe-error.ts'
import { PLATFORM, type Scene } from '../core/world.ts'
import { addCash, cashOf } from './cash-balances.ts'
import { readCustomer } from './customers.ts'
import { completeIntent } from './intent-outcomes.ts'

/** Where Stripe receives bank transfers, by currency. */
const KINDS: Record<string, string> = {
  eur: 'eu_bank_transfer',
  gbp: 'gb_bank_transfer',
  jpy: 'jp_bank_transfer',
  mxn: 'mx_bank_transfer',
  usd: 'us_bank_transfer',
}

/** The kind of bank transfer for a currency; undefined where Stripe takes none. */
export function transferKind(currency: string): string | undefined {
  return KINDS[currency]
}

/** Waits for a bank transfer with this reference; what the customer has paid before is used first. */
export function askForBankTransfer(
  scene: Scene,
  intent: Stripe.PaymentIntent,
  options: Fields | undefined,
): Stripe.PaymentIntent {
  checkOptions(intent.currency, options)
  const reference = newId('x', 12).slice(2).toUpperCase()
  const kind = transferKind(intent.currency)!
  intent.status = 'requires_action'
  intent.payment_method = newId('pm')
  intent.next_action = {
    type: 'display_bank_transfer_instructions',
    display_bank_transfer_instructions: {
      amount_remaining: intent.amount,
      currency: intent.currency,
      financial_addresses: [],
      hosted_instructions_url: `${scene.publicUrl}/instructions/${intent.id}`,
      reference,
      type: kind,
    },
  }
  announce(scene, 'payment_intent.requires_action', intent)
  applyCash(scene, intent)
  return intent
}

function checkOptions(currency: string, options: Fields | undefined) {
  const kind = transferKind(currency)
  if (!kind) throw invalid(`Bank transfers are not available in ${currency}.`, 'currency')
  const balance = options && findHash(options, 'customer_balance')
  if (!balance) return
  findChoice(balance, 'funding_type', ['bank_transfer'])
  const transfer = findHash(balance, 'bank_transfer')
  if (transfer && findText(transfer, 'type') !== kind)
    throw invalid(`For ${currency} the type is ${kind}.`, `${transfer.at}[type]`)
}

/** New money of a customer: the intent whose reference it names, else one of that very sum, else the oldest. */
export function matchCash(
  scene: Scene,
  customer: Stripe.Customer,
  funded: { amount: number; currency: string; reference: string | null },
) {
  const open = listObjects(scene.world.paymentIntents, PLATFORM)
    .filter((intent) => intent.customer === customer.id && intent.currency === funded.currency && remainder(intent) > 0)
    .reverse()
  const named = open.find((intent) => funded.reference !== null && instructions(intent)?.reference === funded.reference)
  const exact = open.find((intent) => remainder(intent) === funded.amount)
  for (const intent of new Set([named, exact, ...open])) if (intent) applyCash(scene, intent)
  if (cashOf(customer, funded.currency) > 0) announce(scene, 'cash_balance.funds_available', customer.cash_balance!)
}

function applyCash(scene: Scene, intent: Stripe.PaymentIntent) {
  const customer = readCustomer(scene, intent.customer as string)
  const used = Math.min(cashOf(customer, intent.currency), remainder(intent))
  if (used <= 0) return
  addCash(scene, customer, {
    currency: intent.currency,
    amount: -used,
    type: 'applied_to_payment',
    applied_to_payment: { payment_intent: intent.id },
  })
  instructions(intent)!.amount_remaining! -= used
  if (remainder(intent) > 0) return announce(scene, 'payment_intent.partially_funded', intent)
  const details = { type: 'customer_balance', customer_balance: {} }
  completeIntent(scene, intent, {
    amount: intent.amount,
    currency: intent.currency,
    details,
    email: customer.email,
    name: customer.name,
  })
}

/** A cancelled intent gives back what had already come for it. */
export function giveBackCash(scene: Scene, intent: Stripe.PaymentIntent) {
  const applied = instructions(intent) ? intent.amount - remainder(intent) : 0
  if (applied <= 0) return
  const customer = readCustomer(scene, intent.customer as string)
  const unapplied_from_payment = { payment_intent: intent.id }
  addCash(scene, customer, { currency: intent.currency, amount: applied, type: 'unapplied_from_payment', unapplied_from_payment })
}

function instructions(intent: Stripe.PaymentIntent) {
  return intent.next_action?.display_bank_transfer_instructions
}

function remainder(intent: Stripe.PaymentIntent): number {
  return instructions(intent)?.amount_remaining ?? 0
}
