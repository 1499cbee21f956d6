import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { type LocalStripe, type LocalStripeOptions, startLocalStripe } from '#tools/local-stripe/index.ts'

export const SECRET_KEY = 'sk_test_playground_0001'
export const WEBHOOK_SECRET = 'whsec_playground_0001'

export type Playground = Awaited<ReturnType<typeof openPlayground>>

/** An emulator on a free port, a receiver of its webhooks, and the official SDK pointed at it. */
export async function openPlayground(options: Partial<LocalStripeOptions> = {}) {
  const receiver = await openReceiver()
  const local = await startLocalStripe({
    port: 0,
    secretKey: SECRET_KEY,
    webhookUrl: receiver.url,
    webhookSecret: WEBHOOK_SECRET,
    webhookRetryMs: 20,
    payoutDelayMs: 0,
    disputeDelayMs: 0,
    log: (line) => console.error(line),
    ...options,
  })
  const stripe = connect(local)
  const close = async () => {
    await local.close()
    receiver.server.closeAllConnections()
    receiver.server.close()
  }
  return { local, stripe, receiver, close, ...browserOf(local), control: controlOf(local), ...shortcuts(stripe, local) }
}

export function connect(local: LocalStripe, key = SECRET_KEY) {
  return new Stripe(key, { host: '127.0.0.1', port: local.port, protocol: 'http', maxNetworkRetries: 0, telemetry: false })
}

async function openReceiver() {
  const events: Stripe.Event[] = []
  const state = { failing: 0, refused: 0 }
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    if (state.failing > 0) {
      state.failing -= 1
      state.refused += 1
      response.writeHead(503).end()
      return
    }
    events.push(Stripe.webhooks.constructEvent(body, request.headers['stripe-signature']!, WEBHOOK_SECRET))
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`
  const types = () => events.map((event) => event.type as string)
  return {
    server,
    url,
    events,
    types,
    state,
    until: (type: string, count = 1) => until(() => types().filter((seen) => seen === type).length >= count, type),
  }
}

/** Waits until something is true; fails with its name after three seconds. */
export async function until(isTrue: () => boolean | Promise<boolean>, what: string) {
  for (let waited = 0; waited < 3000; waited += 10) {
    if (await isTrue()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`${what} did not come true in 3 s`)
}

/** What a person's browser does without JavaScript. */
function browserOf(local: LocalStripe) {
  const open = (url: string, language = 'en') =>
    fetch(new URL(url, local.url), { headers: { 'accept-language': language }, redirect: 'manual' })
  const submit = (url: string, form: Record<string, string>) =>
    fetch(new URL(url, local.url), { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  return { open, submit }
}

function controlOf(local: LocalStripe) {
  return async (path: string, body: object = {}, key = SECRET_KEY) => {
    const answer = await fetch(`${local.url}/_local/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as { error?: { message: string } } }
  }
}

function shortcuts(stripe: Stripe, local: LocalStripe) {
  const { submit } = browserOf(local)

  async function addReadyMaker(country = 'DE') {
    const account = await stripe.accounts.create({
      type: 'express',
      country,
      email: 'desk@maker.example',
      capabilities: { transfers: { requested: true } },
    })
    const link = await stripe.accountLinks.create({
      account: account.id,
      type: 'account_onboarding',
      return_url: 'http://localhost:3000/back',
      refresh_url: 'http://localhost:3000/again',
    })
    await submit(link.url, { answer: 'finish' })
    return account
  }

  const openCheckout = (more: Partial<Stripe.Checkout.SessionCreateParams> = {}, amount = 100_000, currency = 'eur') =>
    stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [{ quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: 'Milestone 1' } } }],
      success_url: 'http://localhost:3000/paid?session={CHECKOUT_SESSION_ID}',
      cancel_url: 'http://localhost:3000/orders',
      ...more,
    })

  const payPage = (session: Stripe.Checkout.Session, number = '4242 4242 4242 4242') =>
    submit(session.url!, { email: 'clerk@city.example', name: 'City clerk', number, expiry: '12/40', cvc: '123' })

  /** A paid session's charge. */
  async function addPaidCharge(amount = 100_000, number?: string) {
    const session = await openCheckout({}, amount)
    await payPage(session, number)
    const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] })
    return (paid.payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge
  }

  async function available(stripeAccount?: string, currency = 'eur') {
    const balance = await stripe.balance.retrieve({}, stripeAccount ? { stripeAccount } : undefined)
    return balance.available.find((row) => row.currency === currency)?.amount ?? 0
  }

  return { addReadyMaker, openCheckout, payPage, addPaidCharge, available }
}
