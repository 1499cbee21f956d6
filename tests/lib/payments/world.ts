// A city, a maker and an order of theirs with two accepted milestones: production by bank transfer, delivery through Stripe.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { MemberActor } from '#lib/platform/actor.ts'
import { type LocalStripe, startLocalStripe } from '#tools/local-stripe/index.ts'

export type PaymentWorld = Awaited<ReturnType<typeof openPaymentWorld>>

/** The real webhook route on a real socket, and the local Stripe that posts to it. Set up before anything reads the settings. */
export async function openPaymentWorld() {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/stripe/webhook`
  const local: LocalStripe = await startLocalStripe({
    port: 0,
    secretKey: process.env.STRIPE_SECRET_KEY!,
    webhookSecret: process.env.STRIPE_WEBHOOK_SECRET!,
    webhookUrl,
    webhookRetryMs: 20,
    payoutDelayMs: 0,
    disputeDelayMs: 0,
  })
  process.env.STRIPE_API_URL = local.url
  const { machine } = await import('#api/machine.ts')
  server.on('request', getRequestListener(machine.fetch))
  const { db } = await import('#lib/platform/db.ts')
  const { settle } = await import('#seed/settle.ts')
  const { stripe } = await import('#lib/platform/stripe.ts')

  /** A new order whose two milestones are accepted and invoiced. */
  async function invoicedOrder() {
    const { record } = await import('#lib/platform/events.ts')
    const { worker } = await import('#lib/platform/actor.ts')
    const { transaction } = await import('#lib/platform/db.ts')
    const orders = await import('#lib/orders/index.ts')
    const { makeWorld } = await import('#tests/lib/devices/world.ts')
    const it = await makeWorld()
    await db().milestone.update({ where: { id: it.delivery }, data: { rail: 'stripe', amountMinor: 100_000n } })
    await transaction(async (tx, now) => {
      for (const milestone of [it.production, it.delivery]) {
        await record(tx, worker('test'), now, await orders.recordReported(tx, now, milestone))
        await record(tx, worker('test'), now, await orders.recordVerdict(tx, now, milestone, 'accepted'))
      }
    })
    await rest()
    const [byTransfer, byStripe] = await Promise.all(
      [it.production, it.delivery].map((milestoneId) => db().invoice.findUniqueOrThrow({ where: { milestoneId } })),
    )
    const finance: MemberActor = { ...it.tampere, roles: ['finance'] }
    return { ...it, finance, byTransfer: byTransfer!, byStripe: byStripe! }
  }

  /**
   * Waits until no webhook is on its way, no event without a position (the sequencer waits for transactions of the whole cluster)
   * and no job is left.
   */
  async function rest() {
    for (let round = 0; round < 200; round++) {
      await settle()
      const { undelivered } = (await (await fetch(`${local.url}/_local/health`)).json()) as { undelivered: number }
      const [{ open } = { open: 0n }] = await db().$queryRaw<{ open: bigint }[]>`
        SELECT (SELECT count(*) FROM graphile_worker.jobs WHERE run_at <= now()) + (SELECT count(*) FROM event_outbox) AS open`
      if (undelivered === 0 && open === 0n) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error('the local Stripe and the jobs did not come to rest')
  }

  const submit = (url: string, form: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })

  /** What the city does on Stripe's page. */
  const pay = (url: string, number = '4242 4242 4242 4242') =>
    submit(url, { email: 'clerk@city.example', name: 'City clerk', number, expiry: '12/40', cvc: '123' })

  /** The maker connects its payouts and fills in Stripe's page. */
  async function connect(maker: MemberActor) {
    const { connectPayouts, openPayoutAccount } = await import('#lib/payments/index.ts')
    await connectPayouts(maker, {})
    const page = 'http://127.0.0.1:3000/back'
    await submit(await openPayoutAccount(maker.organizationId, { returnUrl: page, refreshUrl: page }), { answer: 'finish' })
    await rest()
  }

  /** The city asks to pay and gets the address of Stripe's page. */
  async function openPage(finance: MemberActor, invoiceId: string) {
    const { openCheckout, payInvoice } = await import('#lib/payments/index.ts')
    const { paymentId } = await payInvoice(finance, { invoiceId, locale: 'ko' })
    return { paymentId, url: (await openCheckout(paymentId))! }
  }

  const fault = async (wanted: object) =>
    fetch(`${local.url}/_local/faults`, {
      method: 'POST',
      headers: { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` },
      body: JSON.stringify(wanted),
    })

  const resend = (eventId: string) =>
    fetch(`${local.url}/_local/events/${eventId}/resend`, {
      method: 'POST',
      headers: { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` },
    })

  /** The balance of an account of the ledger in minor units; credits are negative. */
  async function balance(kind: string, organizationId: string | null = null): Promise<bigint> {
    const account = await db().ledgerAccount.findFirst({ where: { kind, organizationId, currency: 'EUR' } })
    return account?.balanceMinor ?? 0n
  }

  async function close() {
    await local.close()
    server.closeAllConnections()
    server.close()
  }
  return {
    db: db(),
    stripe: stripe(),
    local,
    webhookUrl,
    invoicedOrder,
    rest,
    pay,
    connect,
    openPage,
    fault,
    resend,
    balance,
    close,
  }
}
