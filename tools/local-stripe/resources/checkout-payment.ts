import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import type { Scene } from '../core/world.ts'
import type { Card } from './cards.ts'
import { addIntent, chargeCard } from './intent-outcomes.ts'
import { readPaymentIntent } from './payment-intents.ts'

/** What the hosted page does with a card: pays the open session, or leaves it open after a decline, to try again. */
export function payOpenSession(
  scene: Scene,
  session: Stripe.Checkout.Session,
  card: Card,
  payer: { email: string; name: string },
): 'paid' | 'declined' {
  const intent = session.payment_intent ? readPaymentIntent(scene, session.payment_intent as string) : startIntent(scene, session)
  if (chargeCard(scene, intent, card, payer).outcome === 'declined') return 'declined'
  session.status = 'complete'
  session.payment_status = 'paid'
  session.url = null
  session.customer_details = {
    address: null,
    business_name: null,
    email: payer.email,
    individual_name: null,
    name: payer.name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  }
  scene.world.sessionIntents.delete(session.id)
  const { line_items: _, ...told } = session
  announce(scene, 'checkout.session.completed', told)
  return 'paid'
}

function startIntent(scene: Scene, session: Stripe.Checkout.Session): Stripe.PaymentIntent {
  const data = scene.world.sessionIntents.get(session.id)
  const intent = addIntent(scene, {
    amount: session.amount_total!,
    currency: session.currency!,
    customer: session.customer as string | null,
    types: ['card'],
    description: data?.description ?? null,
    metadata: data?.metadata ?? {},
    receiptEmail: data?.receiptEmail ?? null,
    transferGroup: data?.transferGroup ?? null,
  })
  session.payment_intent = intent.id
  return intent
}
