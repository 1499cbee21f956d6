import type { Context } from 'hono'
import { requireLength } from '#api/body.ts'
import type { MachineRoute } from '#api/machine.ts'
import { receiveEvent } from '#lib/payments/index.ts'
import { readSignedEvent } from '#lib/platform/stripe.ts'

/** An event of Stripe's is a few kilobytes. */
const mostBytes = 256 * 1024

/** Where Stripe tells what has happened. The signature is the guard; the answer comes after the commit, so what is lost comes again. */
export const stripeRoutes: MachineRoute[] = [
  { method: 'POST', path: '/api/stripe/webhook', access: { kind: 'signed', by: 'stripe' }, handle: takeEvent },
]

async function takeEvent(context: Context): Promise<Response> {
  requireLength(context, mostBytes)
  const event = readSignedEvent(await context.req.text(), context.req.header('stripe-signature'))
  if (!event) return context.text('signature missing or wrong', 400, { 'cache-control': 'no-store' })
  return context.json({ received: await receiveEvent(event) }, 200, { 'cache-control': 'no-store' })
}
