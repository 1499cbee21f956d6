import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import { balanceOf, book } from '../core/balances.ts'
import { readAmount, readCurrency, readMetadata } from '../core/common-fields.ts'
import { remember } from '../core/duties.ts'
import { findChoice, findText } from '../core/fields.ts'
import { newId } from '../core/ids.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { findObject, keep, listObjects } from '../core/shelf.ts'
import { missing, refused } from '../core/stripe-error.ts'
import { PLATFORM, type Scene, seconds } from '../core/world.ts'
import { readAccount } from './accounts.ts'

const KNOWN = ['amount', 'currency', 'description', 'metadata', 'method', 'statement_descriptor']

export const payoutRoutes: Route[] = [
  { method: 'POST', path: '/v1/payouts', known: KNOWN, handle: createPayout },
  { method: 'GET', path: '/v1/payouts', known: ['status', 'arrival_date', ...PAGE_FIELDS], handle: listPayouts },
  { method: 'GET', path: '/v1/payouts/:id', known: [], handle: (call) => readPayout(call) },
  { method: 'POST', path: '/v1/payouts/:id', known: ['metadata'], handle: updatePayout },
  { method: 'POST', path: '/v1/payouts/:id/cancel', known: [], handle: cancelPayout },
]

/** Sends a balance to the bank: gone from the balance at once, paid a moment later. */
function createPayout(call: Call) {
  const { fields, owner } = call
  const amount = readAmount(fields)
  const currency = readCurrency(fields)
  if (owner !== PLATFORM && !readAccount(call, owner).payouts_enabled) {
    throw refused('Payouts are not enabled on this account: its onboarding is not finished.', 'payouts_not_allowed')
  }
  if (balanceOf(call, owner, currency) < amount) {
    throw refused('You have insufficient funds in your Stripe account for this payout.', 'balance_insufficient')
  }
  const id = newId('po')
  const arrivalMs = call.nowMs + call.payoutDelayMs
  const payout = keep<Stripe.Payout>(call.world.payouts, owner, {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: Math.floor(arrivalMs / 1000),
    automatic: false,
    balance_transaction: null,
    created: seconds(call),
    currency,
    description: findText(fields, 'description') ?? null,
    destination: newId('ba'),
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: readMetadata(fields),
    method: findChoice(fields, 'method', ['standard', 'instant']) ?? 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: findText(fields, 'statement_descriptor') ?? null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  })
  payout.balance_transaction = book(call, { owner, type: 'payout', amount: -amount, currency, source: id }).id
  remember(call, { kind: 'pay-out', at: arrivalMs, id, owner })
  announce(call, 'payout.created', payout, { owner })
  return payout
}

/** The bank's answer to a pending payout; one that is settled stays as it is. */
export function settlePayout(
  scene: Scene,
  id: string,
  owner: string,
  outcome: 'paid' | 'failed' = 'paid',
): Stripe.Payout | undefined {
  const payout = findObject(scene.world.payouts, owner, id)
  if (payout?.status !== 'pending') return undefined
  payout.status = outcome
  if (outcome === 'failed') {
    payout.failure_code = 'account_closed'
    payout.failure_message = 'The bank account has been closed.'
    payout.failure_balance_transaction = giveBack(scene, payout, owner, 'payout_failure')
  }
  announce(scene, `payout.${outcome}`, payout, { owner })
  return payout
}

function cancelPayout(call: Call) {
  const payout = readPayout(call)
  if (payout.status !== 'pending') throw refused(`Payouts can only be canceled while pending; this one is ${payout.status}.`)
  payout.status = 'canceled'
  payout.failure_balance_transaction = giveBack(call, payout, call.owner, 'payout_cancel')
  announce(call, 'payout.canceled', payout, { owner: call.owner })
  return payout
}

function giveBack(scene: Scene, payout: Stripe.Payout, owner: string, type: 'payout_failure' | 'payout_cancel') {
  return book(scene, { owner, type, amount: payout.amount, currency: payout.currency, source: payout.id }).id
}

function readPayout(call: Call): Stripe.Payout {
  const payout = findObject(call.world.payouts, call.owner, call.path.id!)
  if (!payout) throw missing('payout', call.path.id!)
  return payout
}

function updatePayout(call: Call) {
  const payout = readPayout(call)
  payout.metadata = readMetadata(call.fields, payout.metadata ?? {})
  announce(call, 'payout.updated', payout, { owner: call.owner })
  return payout
}

function listPayouts(call: Call) {
  const status = findText(call.fields, 'status')
  const payouts = listObjects(call.world.payouts, call.owner).filter((payout) => !status || payout.status === status)
  return listPage('/v1/payouts', payouts, call.fields)
}
