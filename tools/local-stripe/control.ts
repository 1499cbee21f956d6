import { checkKey } from './api.ts'
import type { App } from './app.ts'
import { announce } from './core/announce.ts'
import { setFaults } from './core/faults.ts'
import { findRoute } from './core/route.ts'
import { findObject } from './core/shelf.ts'
import { StripeFailure } from './core/stripe-error.ts'
import { PLATFORM } from './core/world.ts'
import type { Answer, Request } from './http.ts'
import { restrictAccount } from './resources/capabilities.ts'
import { settlePayout } from './resources/payouts.ts'

type Lever = { method: 'GET' | 'POST'; path: string; pull: (app: App, id: string, wanted: unknown) => object | undefined }

/** What Stripe does not have: levers for developers and tests. All but health need the secret key. */
const LEVERS: readonly Lever[] = [
  { method: 'GET', path: '/_local/health', pull: (app) => ({ status: 'ok', undelivered: app.world.outbox.length }) },
  { method: 'GET', path: '/_local/faults', pull: (app) => app.faults },
  { method: 'POST', path: '/_local/faults', pull: changeFaults },
  { method: 'POST', path: '/_local/events/:id/resend', pull: resendEvent },
  { method: 'POST', path: '/_local/accounts/:id/restrict', pull: restrict },
  { method: 'POST', path: '/_local/payouts/:id/settle', pull: settle },
]

/** Answers a call to /_local. */
export function answerControl(app: App, request: Request): Answer {
  try {
    if (request.path !== '/_local/health') checkKey(app.settings.secretKey, request.header('authorization'))
    const found = findRoute(LEVERS, request.method, request.path)
    const result = found?.route.pull(app, found.variables.id ?? '', parseJson(request.body))
    if (!result) return json(404, { error: { message: 'Nothing here by that name.' } })
    if (request.method === 'POST') app.changed()
    return json(200, result)
  } catch (error) {
    if (error instanceof StripeFailure) return json(error.status, { error: error.body })
    throw error
  }
}

function parseJson(body: string): unknown {
  try {
    return body === '' ? {} : JSON.parse(body)
  } catch {
    throw new StripeFailure(400, { type: 'invalid_request_error', message: 'The body is not JSON.' })
  }
}

function changeFaults(app: App, _: string, wanted: unknown) {
  const mistake = setFaults(app.faults, wanted)
  if (mistake) throw new StripeFailure(400, { type: 'invalid_request_error', message: mistake })
  return app.faults
}

/** The same event once more, as with `stripe events resend`. */
function resendEvent(app: App, id: string) {
  const event = app.world.events.rows.get(id)?.object
  if (event) app.world.outbox.push({ event: id, attempts: 0, at: 0 })
  return event
}

/** Stripe asks the account for more papers: transfers and payouts stop. */
function restrict(app: App, id: string) {
  const account = findObject(app.world.accounts, PLATFORM, id)
  if (!account) return undefined
  const { charges_enabled, payouts_enabled } = account
  restrictAccount(account)
  announce(app.scene(), 'account.updated', account, { owner: account.id, previous: { charges_enabled, payouts_enabled } })
  return account
}

/** Settles a pending payout now; `{"outcome":"failed"}` lets the bank refuse it. */
function settle(app: App, id: string, wanted: unknown) {
  const owner = app.world.payouts.rows.get(id)?.owner
  const outcome = (wanted as { outcome?: unknown } | null)?.outcome === 'failed' ? 'failed' : 'paid'
  return owner && settlePayout(app.scene(), id, owner, outcome) ? app.world.payouts.rows.get(id)!.object : undefined
}

function json(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
