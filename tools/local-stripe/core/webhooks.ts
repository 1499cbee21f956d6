import { createHmac } from 'node:crypto'
import { type Faults, strikes } from './faults.ts'
import { LIMITS, type Settings } from './settings.ts'
import type { Delivery, World } from './world.ts'

const RECEIVER_TIMEOUT_MS = 10_000
const LONGEST_WAIT_MS = 60_000

/** Sends the outbox to the receiver, one after the other; what fails waits and comes again, later ones pass it. */
export function startWebhooks(world: World, settings: Settings, faults: Faults, changed: () => void) {
  const { webhookUrl, webhookSecret } = settings
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let closed = false
  const stop = new AbortController()
  const fresh = new Set<Delivery>()
  let held: Delivery[] = []

  /** Applies the faults once, when a delivery is first seen. */
  function meetFaults(delivery: Delivery) {
    fresh.add(delivery)
    if (strikes(faults, 'delayNext')) delivery.at = Date.now() + faults.delayMs
    if (strikes(faults, 'duplicateNext')) {
      const twin = { ...delivery }
      fresh.add(twin)
      world.outbox.splice(world.outbox.indexOf(delivery) + 1, 0, twin)
    }
    if (strikes(faults, 'reorderNext')) {
      held.push(delivery)
      world.outbox = world.outbox.filter((other) => other !== delivery)
    }
  }

  /** All that were to be reordered are there, or the fault was called off. */
  function letGo() {
    if (faults.reorderNext > 0 || held.length === 0) return
    world.outbox.unshift(...held.reverse())
    held = []
  }

  async function send(delivery: Delivery) {
    const event = world.events.rows.get(delivery.event)?.object
    const drop = () => {
      world.outbox = world.outbox.filter((other) => other !== delivery)
      fresh.delete(delivery)
    }
    if (!event) return drop()
    if (await post(webhookUrl!, webhookSecret ?? '', JSON.stringify(event), stop.signal)) {
      event.pending_webhooks = 0
      return drop()
    }
    if (closed) return
    delivery.attempts += 1
    if (delivery.attempts < LIMITS.webhookAttempts) {
      delivery.at = Date.now() + Math.min(settings.webhookRetryMs * 2 ** (delivery.attempts - 1), LONGEST_WAIT_MS)
      return
    }
    settings.log(`webhook ${event.type} given up after ${delivery.attempts} attempts`)
    drop()
  }

  async function run() {
    for (;;) {
      for (const delivery of [...world.outbox]) if (!fresh.has(delivery)) meetFaults(delivery)
      letGo()
      const next = world.outbox.find((delivery) => delivery.at <= Date.now())
      if (!next || closed) break
      await send(next)
      changed()
    }
  }

  /** Looks into the outbox now, and again when the next delivery is due. */
  function wake() {
    if (!webhookUrl || closed || running) return
    clearTimeout(timer)
    running = run().finally(() => {
      running = undefined
      const soonest = Math.min(...world.outbox.map((delivery) => delivery.at))
      if (Number.isFinite(soonest) && !closed) timer = setTimeout(wake, Math.max(0, soonest - Date.now()))
    })
  }

  async function close() {
    closed = true
    clearTimeout(timer)
    stop.abort()
    await running
    world.outbox.unshift(...held)
  }

  return { wake, close }
}

/** True when the receiver took it with a 2xx. */
async function post(url: string, secret: string, payload: string, stop: AbortSignal): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signatureHeader(payload, secret),
        'user-agent': 'LocalStripe/1.0',
      },
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(RECEIVER_TIMEOUT_MS)]),
    })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}

/** Stripe's scheme v1: HMAC-SHA256 over `timestamp.payload`; docs.stripe.com/webhooks#verify-manually. */
function signatureHeader(payload: string, secret: string): string {
  const timestamp = Math.floor(Date.now() / 1000)
  return `t=${timestamp},v1=${createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex')}`
}
