import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import { book } from '../core/balances.ts'
import { findAmount, readMetadata } from '../core/common-fields.ts'
import { findChoice, findText, missingParam } from '../core/fields.ts'
import { newId } from '../core/ids.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { findObject, keep, listObjects } from '../core/shelf.ts'
import { invalid, missing, refused } from '../core/stripe-error.ts'
import { PLATFORM, seconds } from '../core/world.ts'
import { readCharge } from './charges.ts'
import { readPaymentIntent } from './payment-intents.ts'

export const refundRoutes: Route[] = [
  {
    method: 'POST',
    path: '/v1/refunds',
    known: ['amount', 'charge', 'payment_intent', 'metadata', 'reason'],
    handle: createRefund,
  },
  { method: 'GET', path: '/v1/refunds', known: ['charge', 'payment_intent', ...PAGE_FIELDS], handle: listRefunds },
  { method: 'GET', path: '/v1/refunds/:id', known: [], handle: (call) => readRefund(call) },
  { method: 'POST', path: '/v1/refunds/:id', known: ['metadata'], handle: updateRefund },
]

/**
 * Gives back all that is left of a charge, or `amount` of it. Stripe's fee is not given back. The platform's balance may
 * fall below zero: Stripe then takes the rest from the platform's bank account.
 */
function createRefund(call: Call) {
  const charge = chargeToRefund(call)
  const left = charge.amount - charge.amount_refunded
  const amount = findAmount(call.fields) ?? left
  const reason = findChoice(call.fields, 'reason', ['duplicate', 'fraudulent', 'requested_by_customer']) ?? null
  const metadata = readMetadata(call.fields)
  if (charge.status !== 'succeeded') throw invalid('This charge did not succeed, so it cannot be refunded.', 'charge')
  if (charge.disputed) throw refused('This charge has been charged back; it cannot be refunded.', 'charge_disputed')
  if (left === 0) throw refused(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded')
  if (amount > left) {
    throw invalid(
      `Refund amount (${amount} ${charge.currency}) is greater than unrefunded amount on charge (${left} ${charge.currency})`,
      'amount',
    )
  }
  const refund = keep(call.world.refunds, PLATFORM, newRefund(call, charge, { amount, reason, metadata }))
  refund.balance_transaction = book(call, {
    owner: PLATFORM,
    type: charge.payment_method_details?.type === 'card' ? 'refund' : 'payment_refund',
    amount: -amount,
    currency: charge.currency,
    source: refund.id,
    description: 'REFUND FOR CHARGE',
  }).id
  const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded }
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount
  announce(call, 'refund.created', refund)
  announce(call, 'charge.refunded', charge, { previous })
  return refund
}

function chargeToRefund(call: Call): Stripe.Charge {
  const chargeId = findText(call.fields, 'charge')
  if (chargeId) return readCharge(call, chargeId, 'charge')
  const intentId = findText(call.fields, 'payment_intent')
  if (!intentId) throw missingParam(call.fields, 'charge')
  const { latest_charge, status } = readPaymentIntent(call, intentId, 'payment_intent')
  if (status === 'succeeded') return readCharge(call, latest_charge as string, 'charge')
  throw invalid('This PaymentIntent does not have a successful charge to refund.', 'payment_intent')
}

function newRefund(
  call: Call,
  charge: Stripe.Charge,
  draft: Pick<Stripe.Refund, 'amount' | 'reason' | 'metadata'>,
): Stripe.Refund {
  return {
    id: newId(charge.payment_method_details?.type === 'card' ? 're' : 'pyr'),
    object: 'refund',
    ...draft,
    balance_transaction: null,
    charge: charge.id,
    created: seconds(call),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  }
}

function readRefund(call: Call): Stripe.Refund {
  const refund = findObject(call.world.refunds, call.owner, call.path.id!)
  if (!refund) throw missing('refund', call.path.id!)
  return refund
}

function updateRefund(call: Call) {
  const refund = readRefund(call)
  refund.metadata = readMetadata(call.fields, refund.metadata ?? {})
  announce(call, 'refund.updated', refund)
  return refund
}

function listRefunds(call: Call) {
  const wanted = (['charge', 'payment_intent'] as const).map((name) => [name, findText(call.fields, name)] as const)
  const refunds = listObjects(call.world.refunds, call.owner)
  return listPage(
    '/v1/refunds',
    refunds.filter((refund) => wanted.every(([name, value]) => !value || refund[name] === value)),
    call.fields,
  )
}
