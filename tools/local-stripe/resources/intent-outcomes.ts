import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import { remember } from '../core/duties.ts'
import { newId } from '../core/ids.ts'
import { keep } from '../core/shelf.ts'
import { declined, type StripeFailure } from '../core/stripe-error.ts'
import { PLATFORM, type Scene, seconds } from '../core/world.ts'
import type { Card } from './cards.ts'
import { addCharge, addFailedCharge, type ChargeDraft, cardDetails } from './charges.ts'

export type IntentDraft = {
  amount: number
  currency: string
  customer: string | null
  types: string[]
  description: string | null
  metadata: Record<string, string>
  receiptEmail?: string | null
  transferGroup: string | null
}

/** A payment intent that waits for a way to pay. */
export function addIntent(scene: Scene, draft: IntentDraft): Stripe.PaymentIntent {
  const id = newId('pi')
  const intent = keep<Stripe.PaymentIntent>(scene.world.paymentIntents, PLATFORM, {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: draft.types as Stripe.PaymentIntent.AllowedPaymentMethodType[],
    amount: draft.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: `${id}_${newId('secret')}`,
    confirmation_method: 'automatic',
    created: seconds(scene),
    currency: draft.currency,
    customer: draft.customer,
    customer_account: null,
    description: draft.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: draft.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: draft.types,
    payment_record: null,
    processing: null,
    receipt_email: draft.receiptEmail ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: draft.transferGroup,
  })
  announce(scene, 'payment_intent.created', intent)
  return intent
}

type Payer = Pick<ChargeDraft, 'email' | 'name'>

/** Charges the card: the intent succeeds, or stays open with the reason of the decline. A disputing card makes its dispute later. */
export function chargeCard(scene: Scene, intent: Stripe.PaymentIntent, card: Card, payer: Payer = {}) {
  const draft = { ...payer, amount: intent.amount, currency: intent.currency, details: cardDetails(card, intent.amount) }
  if (card.outcome === 'declined') return { outcome: 'declined' as const, failure: failIntent(scene, intent, draft) }
  const charge = completeIntent(scene, intent, draft)
  if (card.outcome === 'disputed') {
    remember(scene, { kind: 'open-dispute', at: scene.nowMs + scene.disputeDelayMs, id: charge.id, owner: PLATFORM })
  }
  return { outcome: 'paid' as const, charge }
}

/** The money has come: charge, balance, state and news, in this order. */
export function completeIntent(scene: Scene, intent: Stripe.PaymentIntent, draft: ChargeDraft): Stripe.Charge {
  const charge = addCharge(scene, intent, draft)
  intent.status = 'succeeded'
  intent.amount_received = intent.amount
  intent.latest_charge = charge.id
  intent.last_payment_error = null
  intent.next_action = null
  intent.payment_method = charge.payment_method
  announce(scene, 'charge.succeeded', charge)
  announce(scene, 'payment_intent.succeeded', intent)
  return charge
}

function failIntent(scene: Scene, intent: Stripe.PaymentIntent, draft: ChargeDraft): StripeFailure {
  const charge = addFailedCharge(scene, intent, draft)
  const error = { charge: charge.id, code: 'card_declined', decline_code: 'generic_decline', message: 'Your card was declined.' }
  intent.latest_charge = charge.id
  intent.last_payment_error = { type: 'card_error', ...error }
  announce(scene, 'charge.failed', charge)
  announce(scene, 'payment_intent.payment_failed', intent)
  return declined({ ...error, payment_intent: structuredClone(intent) })
}
