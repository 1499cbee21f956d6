import { createHash, timingSafeEqual } from 'node:crypto'
import type { App } from './app.ts'
import { expandAnswer } from './core/expand.ts'
import { strikes } from './core/faults.ts'
import { onlyKnown, topFields } from './core/fields.ts'
import { parseForm } from './core/form.ts'
import { findReplay, keepReplay, type Question } from './core/idempotency.ts'
import { newId } from './core/ids.ts'
import { findRoute } from './core/route.ts'
import { API_VERSION } from './core/settings.ts'
import { StripeFailure, unrecognizedUrl } from './core/stripe-error.ts'
import { PLATFORM } from './core/world.ts'
import type { Answer, Request } from './http.ts'
import { ROUTES } from './resources/routes.ts'

/** Answers a call to /v1. Each call is done in one go, so that two can never mix. */
export function answerApi(app: App, request: Request): Answer {
  const requestId = newId('req', 14)
  const account = request.header('stripe-account')
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'request-id': requestId,
    'stripe-version': request.header('stripe-version') ?? API_VERSION,
    ...(account && { 'stripe-account': account }),
  }
  const key = request.header('idempotency-key')
  if (key) headers['idempotency-key'] = key
  const reply = (status: number, body: unknown, more: Record<string, string> = {}): Answer => ({
    status,
    headers: { ...headers, ...more },
    body: JSON.stringify(body, null, 2),
  })
  const question =
    key && request.method === 'POST'
      ? { key, owner: account ?? PLATFORM, method: request.method, path: request.path, body: request.body }
      : undefined
  try {
    checkKey(app.settings.secretKey, request.header('authorization'))
    if (strikes(app.faults, 'failCallsNext'))
      throw new StripeFailure(500, { type: 'api_error', message: 'An unknown error occurred' })
    const owner = readOwner(app, account)
    const replay = question && findReplay(app.world, question, app.settings.now())
    if (replay) return reply(replay.status, replay.body, { 'idempotent-replayed': 'true', 'original-request': replay.requestId })
    return reply(200, run(app, request, owner, requestId, question))
  } catch (error) {
    return failed(app, error, { question, requestId, reply })
  }
}

function run(app: App, request: Request, owner: string, requestId: string, question: Question | undefined): unknown {
  const found = findRoute(ROUTES, request.method, request.path)
  if (!found) throw unrecognizedUrl(request.method, request.path)
  const form = request.method === 'POST' ? request.body : request.query
  const fields = topFields(parseForm(form))
  onlyKnown(fields, found.route.known)
  app.sweep()
  const scene = app.scene({ id: requestId, idempotency_key: question?.key ?? null })
  const result = found.route.handle({ ...scene, fields, path: found.variables, owner })
  // A copy, because the object goes on changing while a replay must not.
  const body = structuredClone(expandAnswer(app.world, owner, result, fields))
  if (question) keepReplay(app.world, question, { status: 200, body, requestId, at: scene.nowMs })
  if (request.method !== 'GET') app.changed()
  return body
}

type Failing = {
  question: Question | undefined
  requestId: string
  reply: (status: number, body: unknown, more?: Record<string, string>) => Answer
}

function failed(app: App, error: unknown, { question, requestId, reply }: Failing): Answer {
  if (!(error instanceof StripeFailure)) {
    app.settings.log(`${requestId}: ${(error as Error).stack}`)
    return reply(
      500,
      { error: { type: 'api_error', message: `The local Stripe has a defect; see its log for ${requestId}.` } },
      { 'stripe-should-retry': 'false' },
    )
  }
  const body = { error: error.body }
  if (question && error.executed)
    keepReplay(app.world, question, { status: error.status, body, requestId, at: app.settings.now() })
  if (error.executed) app.changed()
  return reply(error.status, body)
}

/** Throws 401 unless the header carries the secret key; the comparison takes the same time for every wrong key. */
export function checkKey(secretKey: string, authorization: string | undefined) {
  const given = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  const unauthorized = (message: string) => new StripeFailure(401, { type: 'invalid_request_error', message })
  if (!given) {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  }
  const digest = (text: string) => createHash('sha256').update(text).digest()
  if (!timingSafeEqual(digest(given), digest(secretKey)))
    throw unauthorized(`Invalid API Key provided: ${given.slice(0, 8)}****${given.slice(-4)}`)
}

function readOwner(app: App, account: string | undefined): string {
  if (!account) return PLATFORM
  if (app.world.accounts.rows.has(account)) return account
  throw new StripeFailure(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key does not have access to account '${account}' (or that account does not exist).`,
  })
}
