import '#server-only'
import Stripe from 'stripe'
import { env, required } from '#lib/platform/env.ts'

// lib exists twice at run time (Node's copy and Next's bundle); both share one client.
const shared = globalThis as { moiStripe?: Stripe }

/** Where Stripe's API is: the setting, else the local one in demo, else Stripe itself (null). */
export function stripeAddress({
  STRIPE_API_URL,
  MODE,
  LOCAL_STRIPE_PORT,
}: Pick<typeof env, 'STRIPE_API_URL' | 'MODE' | 'LOCAL_STRIPE_PORT'>): URL | null {
  if (STRIPE_API_URL) return new URL(STRIPE_API_URL)
  return MODE === 'demo' ? new URL(`http://127.0.0.1:${LOCAL_STRIPE_PORT}`) : null
}

/** The official SDK. A call that must happen once carries an idempotency key that was stored before it; the SDK repeats lost ones itself. */
export function stripe(): Stripe {
  shared.moiStripe ??= connect()
  return shared.moiStripe
}

function connect(): Stripe {
  const address = stripeAddress(env)
  const protocol = address?.protocol === 'http:' ? 'http' : 'https'
  const place = address && { host: address.hostname, port: address.port || (protocol === 'http' ? 80 : 443), protocol }
  return new Stripe(required('STRIPE_SECRET_KEY'), {
    ...(place as object),
    maxNetworkRetries: 2,
    timeout: 10_000,
    telemetry: false,
  })
}

/** The signed event of a webhook's raw body; null when the signature is missing, wrong or older than five minutes. */
export function readSignedEvent(body: string, signature: string | undefined): Stripe.Event | null {
  try {
    return Stripe.webhooks.constructEvent(body, signature ?? '', required('STRIPE_WEBHOOK_SECRET'))
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null
    throw error
  }
}

/** True for an answer of Stripe's, or its absence, as opposed to a defect of ours. */
export function isStripeTrouble(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError
}

export type { Stripe } from 'stripe'
