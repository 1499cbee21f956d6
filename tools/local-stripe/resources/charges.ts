import type { Stripe } from 'stripe'
import { book, feeOf } from '../core/balances.ts'
import { findText } from '../core/fields.ts'
import { newId } from '../core/ids.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { findObject, keep, listObjects } from '../core/shelf.ts'
import { missing } from '../core/stripe-error.ts'
import { PLATFORM, type Scene, seconds } from '../core/world.ts'
import type { Card } from './cards.ts'

export const chargeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/charges',
    known: ['customer', 'payment_intent', 'transfer_group', ...PAGE_FIELDS],
    handle: listCharges,
  },
  { method: 'GET', path: '/v1/charges/:id', known: [], handle: (call) => readCharge(call, call.path.id!) },
]

export function readCharge(call: Scene & { owner?: string }, id: string, param?: string): Stripe.Charge {
  const charge = findObject(call.world.charges, call.owner ?? PLATFORM, id)
  if (!charge) throw missing('charge', id, param)
  return charge
}

function listCharges(call: Call) {
  const wanted = (['customer', 'payment_intent', 'transfer_group'] as const).map(
    (name) => [name, findText(call.fields, name)] as const,
  )
  const charges = listObjects(call.world.charges, call.owner)
  return listPage(
    '/v1/charges',
    charges.filter((charge) => wanted.every(([name, value]) => !value || charge[name] === value)),
    call.fields,
  )
}

export type ChargeDraft = {
  amount: number
  currency: string
  details: Stripe.Charge.PaymentMethodDetails
  email?: string | null
  name?: string | null
}

/** Takes the money of a payment intent: a charge that succeeded, its balance transaction and its fee. */
export function addCharge(scene: Scene, intent: Stripe.PaymentIntent, draft: ChargeDraft): Stripe.Charge {
  const charge = keep(scene.world.charges, PLATFORM, newCharge(scene, draft, intent))
  const type = draft.details.type === 'card' ? 'charge' : 'payment'
  const { amount, currency } = draft
  charge.balance_transaction = book(scene, {
    owner: PLATFORM,
    type,
    amount,
    fee: feeOf(amount),
    currency,
    source: charge.id,
    description: charge.description,
  }).id
  return charge
}

/** Records an attempt that the bank declined: no money moves. */
export function addFailedCharge(scene: Scene, intent: Stripe.PaymentIntent, draft: ChargeDraft): Stripe.Charge {
  const charge = newCharge(scene, draft, intent)
  return keep(scene.world.charges, PLATFORM, {
    ...charge,
    amount_captured: 0,
    captured: false,
    paid: false,
    status: 'failed',
    failure_code: 'card_declined',
    failure_message: 'Your card was declined.',
    outcome: { ...charge.outcome!, network_status: 'declined_by_network', reason: 'generic_decline', type: 'issuer_declined' },
  })
}

/** What a connected account sees of a transfer: a charge that Stripe calls its payment. */
export function addTransferPayment(
  scene: Scene,
  owner: string,
  transfer: { id: string; amount: number; currency: string; group: string | null },
) {
  const draft = { amount: transfer.amount, currency: transfer.currency, details: { type: 'stripe_account', stripe_account: {} } }
  const payment = keep(scene.world.charges, owner, {
    ...newCharge(scene, draft),
    id: newId('py'),
    source_transfer: transfer.id,
    transfer_group: transfer.group,
  })
  payment.balance_transaction = book(scene, {
    owner,
    type: 'payment',
    amount: transfer.amount,
    currency: transfer.currency,
    source: payment.id,
  }).id
  return payment
}

export function cardDetails(card: Card, amount: number): Stripe.Charge.PaymentMethodDetails {
  return {
    type: 'card',
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      electronic_commerce_indicator: null,
      exp_month: card.month,
      exp_year: card.year,
      funding: 'credit',
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  }
}

function newCharge(scene: Scene, draft: ChargeDraft, intent?: Stripe.PaymentIntent): Stripe.Charge {
  return {
    id: newId('ch'),
    object: 'charge',
    amount: draft.amount,
    amount_captured: draft.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: draft.email ?? null, name: draft.name ?? null, phone: null, tax_id: null },
    calculated_statement_descriptor: 'LOCAL STRIPE',
    captured: true,
    created: seconds(scene),
    currency: draft.currency,
    customer: intent?.customer ?? null,
    description: intent?.description ?? null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent?.metadata },
    on_behalf_of: null,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: 'approved_by_network',
      reason: null,
      risk_level: 'normal',
      seller_message: 'Payment complete.',
      type: 'authorized',
    },
    paid: true,
    payment_intent: intent?.id ?? null,
    payment_method: newId('pm'),
    payment_method_details: draft.details,
    receipt_email: intent?.receipt_email ?? null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: intent?.transfer_group ?? null,
  }
}
