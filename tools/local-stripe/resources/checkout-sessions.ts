import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import { checkChargeable, findEmail, readMetadata, readUrl } from '../core/common-fields.ts'
import { remember } from '../core/duties.ts'
import { findChoice, findHash, findInteger, findText, listTexts, missingParam, onlyKnown } from '../core/fields.ts'
import { newId } from '../core/ids.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { findObject, keep, listObjects } from '../core/shelf.ts'
import { invalid, missing, refused } from '../core/stripe-error.ts'
import { PLATFORM, type Scene, seconds } from '../core/world.ts'
import { newSession } from './checkout-session-shape.ts'
import { readCustomer } from './customers.ts'
import { readLineItems } from './line-items.ts'

const LOCALES = [
  'auto',
  'de',
  'en',
  'en-GB',
  'es',
  'fr',
  'it',
  'ja',
  'ko',
  'nl',
  'pl',
  'pt',
  'sv',
  'zh',
  'zh-HK',
  'zh-TW',
] as const
const HOUR = 3600
const INTENT_DATA = ['description', 'metadata', 'transfer_group', 'receipt_email']
const KNOWN = [
  ...['mode', 'line_items', 'payment_intent_data', 'client_reference_id', 'metadata', 'success_url', 'cancel_url', 'locale'],
  ...['customer', 'customer_email', 'customer_creation', 'allowed_payment_method_types', 'expires_at', 'submit_type', 'ui_mode'],
]

export const checkoutSessionRoutes: Route[] = [
  { method: 'POST', path: '/v1/checkout/sessions', known: KNOWN, handle: createSession },
  {
    method: 'GET',
    path: '/v1/checkout/sessions',
    known: ['payment_intent', 'status', 'customer', ...PAGE_FIELDS],
    handle: listSessions,
  },
  {
    method: 'GET',
    path: '/v1/checkout/sessions/:id',
    known: [],
    handle: (call) => withoutItems(readSession(call, call.path.id!)),
  },
  { method: 'GET', path: '/v1/checkout/sessions/:id/line_items', known: PAGE_FIELDS, handle: listLineItems },
  { method: 'POST', path: '/v1/checkout/sessions/:id/expire', known: [], handle: expireByCall },
]

export function readSession(scene: Scene, id: string): Stripe.Checkout.Session {
  const session = findObject(scene.world.sessions, PLATFORM, id)
  if (!session) throw missing('checkout.session', id)
  return session
}

function createSession(call: Call) {
  const { fields } = call
  if (!findChoice(fields, 'mode', ['payment'])) throw missingParam(fields, 'mode')
  findChoice(fields, 'ui_mode', ['hosted_page', 'hosted'])
  const other = listTexts(fields, 'allowed_payment_method_types')?.find((type) => type !== 'card')
  if (other)
    throw invalid(
      `The payment method type "${other}" is invalid: the local Stripe's page takes cards only.`,
      'allowed_payment_method_types',
    )
  const customer = findText(fields, 'customer') ?? null
  if (customer) readCustomer(call, customer, 'customer')
  const items = readLineItems(call)
  const amount = items.reduce((sum, item) => sum + item.amount_total, 0)
  checkChargeable(amount, items[0]!.currency, 'line_items')
  const id = newId('cs_test', 40)
  const intentData = readIntentData(call)
  const session = keep(call.world.sessions, PLATFORM, {
    ...newSession(id, seconds(call), amount, items[0]!.currency),
    cancel_url: fields.values.cancel_url === undefined ? null : readUrl(fields, 'cancel_url'),
    client_reference_id: findText(fields, 'client_reference_id') ?? null,
    customer,
    customer_creation: findChoice(fields, 'customer_creation', ['always', 'if_required']) ?? 'if_required',
    customer_email: findEmail(fields, 'customer_email'),
    expires_at: expiryOf(call),
    line_items: { object: 'list' as const, data: items, has_more: false, url: `/v1/checkout/sessions/${id}/line_items` },
    locale: findChoice(fields, 'locale', LOCALES) ?? null,
    metadata: readMetadata(fields),
    submit_type: findChoice(fields, 'submit_type', ['auto', 'book', 'donate', 'pay']) ?? null,
    success_url: readUrl(fields, 'success_url'),
    url: `${call.publicUrl}/c/pay/${id}`,
  })
  call.world.sessionIntents.set(id, intentData)
  remember(call, { kind: 'expire-session', at: session.expires_at * 1000, id, owner: PLATFORM })
  return withoutItems(session)
}

/** The payment intent is made only when somebody pays, as at Stripe; until then the session remembers what it will say. */
function readIntentData(call: Call) {
  const data = findHash(call.fields, 'payment_intent_data')
  if (data) onlyKnown(data, INTENT_DATA)
  return {
    description: (data && findText(data, 'description')) ?? null,
    metadata: data ? readMetadata(data) : {},
    receiptEmail: data ? findEmail(data, 'receipt_email') : null,
    transferGroup: (data && findText(data, 'transfer_group')) ?? null,
  }
}

function expiryOf(call: Call): number {
  const now = seconds(call)
  const wanted = findInteger(call.fields, 'expires_at')
  if (wanted === undefined) return now + 24 * HOUR
  // A minute of grace on both sides, for callers that computed the time a moment ago.
  if (wanted < now + HOUR / 2 - 60 || wanted > now + 24 * HOUR + 60) {
    throw invalid(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      'expires_at',
    )
  }
  return wanted
}

/** Like Stripe, an answer carries the items only when they are asked for by `line_items`. */
function withoutItems(session: Stripe.Checkout.Session) {
  const { line_items: _, ...rest } = session
  return rest
}

function listSessions(call: Call) {
  const wanted = (['payment_intent', 'status', 'customer'] as const).map((name) => [name, findText(call.fields, name)] as const)
  const sessions = listObjects(call.world.sessions, call.owner).filter((session) =>
    wanted.every(([name, value]) => !value || session[name] === value),
  )
  return listPage('/v1/checkout/sessions', sessions.map(withoutItems), call.fields)
}

function listLineItems(call: Call) {
  const session = readSession(call, call.path.id!)
  return listPage(`/v1/checkout/sessions/${session.id}/line_items`, session.line_items!.data, call.fields)
}

function expireByCall(call: Call) {
  const session = readSession(call, call.path.id!)
  if (session.status !== 'open') {
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    )
  }
  return withoutItems(expireSession(call, session.id)!)
}

/** Closes an open session; one that is paid or closed stays as it is. */
export function expireSession(scene: Scene, id: string): Stripe.Checkout.Session | undefined {
  scene.world.sessionIntents.delete(id)
  const session = findObject(scene.world.sessions, PLATFORM, id)
  if (session?.status !== 'open') return undefined
  session.status = 'expired'
  session.url = null
  announce(scene, 'checkout.session.expired', withoutItems(session))
  return session
}
