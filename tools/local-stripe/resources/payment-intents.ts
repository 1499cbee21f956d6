import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import { checkChargeable, findEmail, readAmount, readCurrency, readMetadata } from '../core/common-fields.ts'
import { findBoolean, findChoice, findHash, findText, listTexts, missingParam } from '../core/fields.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { findObject, listObjects } from '../core/shelf.ts'
import { invalid, missing, refused } from '../core/stripe-error.ts'
import { PLATFORM, type Scene, seconds } from '../core/world.ts'
import { askForBankTransfer, giveBackCash } from './bank-transfers.ts'
import { findStoredCard } from './cards.ts'
import { readCustomer } from './customers.ts'
import { addIntent, chargeCard } from './intent-outcomes.ts'

const METHODS = ['card', 'customer_balance'] as const
const CONFIRM = ['payment_method', 'payment_method_data', 'payment_method_options', 'return_url', 'off_session']
const DESCRIBED = ['description', 'metadata', 'receipt_email', 'transfer_group']
const CREATE = [
  'amount',
  'currency',
  'customer',
  'confirm',
  'allowed_payment_method_types',
  'automatic_payment_methods',
  ...DESCRIBED,
  ...CONFIRM,
]

export const paymentIntentRoutes: Route[] = [
  { method: 'POST', path: '/v1/payment_intents', known: CREATE, handle: createPaymentIntent },
  { method: 'GET', path: '/v1/payment_intents', known: ['customer', ...PAGE_FIELDS], handle: listPaymentIntents },
  {
    method: 'GET',
    path: '/v1/payment_intents/:id',
    known: ['client_secret'],
    handle: (call) => readPaymentIntent(call, call.path.id!),
  },
  { method: 'POST', path: '/v1/payment_intents/:id', known: DESCRIBED, handle: updatePaymentIntent },
  {
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    known: CONFIRM,
    handle: (call) => confirm(call, readPaymentIntent(call, call.path.id!)),
  },
  { method: 'POST', path: '/v1/payment_intents/:id/cancel', known: ['cancellation_reason'], handle: cancelPaymentIntent },
]

export function readPaymentIntent(scene: Scene, id: string, param?: string): Stripe.PaymentIntent {
  const intent = findObject(scene.world.paymentIntents, PLATFORM, id)
  if (!intent) throw missing('payment_intent', id, param)
  return intent
}

function createPaymentIntent(call: Call) {
  const { fields } = call
  const amount = readAmount(fields)
  const currency = readCurrency(fields)
  checkChargeable(amount, currency, 'amount')
  const customer = findText(fields, 'customer')
  if (customer) readCustomer(call, customer, 'customer')
  const types = listTexts(fields, 'allowed_payment_method_types') ?? ['card']
  const unknown = types.find((type) => !METHODS.some((method) => method === type))
  if (unknown)
    throw invalid(
      `The payment method type "${unknown}" is invalid. The local Stripe knows ${METHODS.join(', ')}.`,
      'allowed_payment_method_types',
    )
  const intent = addIntent(call, {
    amount,
    currency,
    customer: customer ?? null,
    types,
    description: findText(fields, 'description') ?? null,
    metadata: readMetadata(fields),
    receiptEmail: findEmail(fields, 'receipt_email'),
    transferGroup: findText(fields, 'transfer_group') ?? null,
  })
  return findBoolean(fields, 'confirm') ? confirm(call, intent) : intent
}

function confirm(call: Call, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  const { fields } = call
  if (intent.status !== 'requires_payment_method') throw unexpected(intent, 'confirm')
  const data = findHash(fields, 'payment_method_data')
  const type = (data && findChoice(data, 'type', METHODS)) ?? intent.payment_method_types[0]
  if (type === 'customer_balance') {
    if (!intent.customer) throw missingParam(fields, 'customer')
    return askForBankTransfer(call, intent, findHash(fields, 'payment_method_options'))
  }
  const method = findText(fields, 'payment_method')
  if (!method) throw missingParam(fields, 'payment_method')
  const card = findStoredCard(method, new Date(call.nowMs))
  if (!card) throw missing('PaymentMethod', method, 'payment_method')
  const result = chargeCard(call, intent, card)
  if (result.outcome === 'declined') throw result.failure
  return intent
}

function updatePaymentIntent(call: Call) {
  const intent = readPaymentIntent(call, call.path.id!)
  const { fields } = call
  intent.metadata = readMetadata(fields, intent.metadata)
  intent.description = findText(fields, 'description') ?? intent.description
  intent.receipt_email = findEmail(fields, 'receipt_email') ?? intent.receipt_email
  intent.transfer_group = findText(fields, 'transfer_group') ?? intent.transfer_group
  return intent
}

function cancelPaymentIntent(call: Call) {
  const intent = readPaymentIntent(call, call.path.id!)
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpected(intent, 'cancel')
  giveBackCash(call, intent)
  intent.status = 'canceled'
  intent.next_action = null
  intent.canceled_at = seconds(call)
  intent.cancellation_reason =
    findChoice(call.fields, 'cancellation_reason', ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']) ?? null
  announce(call, 'payment_intent.canceled', intent)
  return intent
}

function unexpected(intent: Stripe.PaymentIntent, verb: string) {
  return refused(
    `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
    'payment_intent_unexpected_state',
  )
}

function listPaymentIntents(call: Call) {
  const customer = findText(call.fields, 'customer')
  const intents = listObjects(call.world.paymentIntents, call.owner).filter((intent) => !customer || intent.customer === customer)
  return listPage('/v1/payment_intents', intents, call.fields)
}
