import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import { book } from '../core/balances.ts'
import { readMetadata } from '../core/common-fields.ts'
import { findBoolean, findHash, findText, onlyKnown } from '../core/fields.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { FEES } from '../core/settings.ts'
import { findObject, keep, listObjects } from '../core/shelf.ts'
import { missing, refused } from '../core/stripe-error.ts'
import { PLATFORM, type Scene } from '../core/world.ts'
import { EVIDENCE, newDispute } from './dispute-shape.ts'

export const disputeRoutes: Route[] = [
  { method: 'GET', path: '/v1/disputes', known: ['charge', 'payment_intent', ...PAGE_FIELDS], handle: listDisputes },
  { method: 'GET', path: '/v1/disputes/:id', known: [], handle: (call) => readDispute(call) },
  { method: 'POST', path: '/v1/disputes/:id', known: ['evidence', 'metadata', 'submit'], handle: updateDispute },
  { method: 'POST', path: '/v1/disputes/:id/close', known: [], handle: closeByCall },
]

function readDispute(call: Call): Stripe.Dispute {
  const dispute = findObject(call.world.disputes, PLATFORM, call.path.id!)
  if (!dispute) throw missing('dispute', call.path.id!)
  return dispute
}

/** The cardholder's bank takes the money back, and Stripe its fee, until the dispute is decided. */
export function openDispute(scene: Scene, chargeId: string) {
  const charge = findObject(scene.world.charges, PLATFORM, chargeId)
  const amount = charge ? charge.amount - charge.amount_refunded : 0
  if (!charge || charge.disputed || amount <= 0) return
  const dispute = keep(scene.world.disputes, PLATFORM, newDispute(scene, charge, amount))
  charge.disputed = true
  withdraw(scene, dispute, -amount, FEES.disputeMinor)
  announce(scene, 'charge.dispute.created', dispute)
  announce(scene, 'charge.dispute.funds_withdrawn', dispute)
}

function withdraw(scene: Scene, dispute: Stripe.Dispute, amount: number, fee: number) {
  const { currency, id, charge } = dispute
  dispute.balance_transactions.push(
    book(scene, {
      owner: PLATFORM,
      type: 'adjustment',
      amount,
      fee,
      currency,
      source: id,
      description: `Chargeback for ${charge}`,
    }),
  )
}

/** As in Stripe's test mode the text `winning_evidence` wins and `losing_evidence` loses; other evidence that is submitted is under review. */
function updateDispute(call: Call) {
  const dispute = readDispute(call)
  refuseDecided(dispute)
  const evidence = findHash(call.fields, 'evidence')
  if (evidence) onlyKnown(evidence, EVIDENCE)
  const submitted = findBoolean(call.fields, 'submit') ?? evidence !== undefined
  dispute.metadata = readMetadata(call.fields, dispute.metadata)
  if (evidence) {
    for (const name of EVIDENCE) {
      const text = findText(evidence, name)
      if (text !== undefined) Object.assign(dispute.evidence, { [name]: text })
    }
    dispute.evidence_details.has_evidence = true
  }
  if (submitted) submitEvidence(call, dispute)
  else announce(call, 'charge.dispute.updated', dispute)
  return dispute
}

function submitEvidence(call: Call, dispute: Stripe.Dispute) {
  dispute.evidence_details.submission_count += 1
  dispute.status = 'under_review'
  announce(call, 'charge.dispute.updated', dispute)
  const text = dispute.evidence.uncategorized_text
  if (text === 'winning_evidence') decide(call, dispute, 'won')
  if (text === 'losing_evidence') decide(call, dispute, 'lost')
}

function closeByCall(call: Call) {
  const dispute = readDispute(call)
  refuseDecided(dispute)
  decide(call, dispute, 'lost')
  return dispute
}

/** A dispute that is won brings the sum back, not the fee. */
function decide(scene: Scene, dispute: Stripe.Dispute, outcome: 'won' | 'lost') {
  dispute.status = outcome
  if (outcome === 'won') {
    withdraw(scene, dispute, dispute.amount, 0)
    announce(scene, 'charge.dispute.funds_reinstated', dispute)
  }
  announce(scene, 'charge.dispute.closed', dispute)
}

function refuseDecided(dispute: Stripe.Dispute) {
  if (dispute.status === 'won' || dispute.status === 'lost') throw refused('This dispute is already closed')
}

function listDisputes(call: Call) {
  const wanted = (['charge', 'payment_intent'] as const).map((name) => [name, findText(call.fields, name)] as const)
  const disputes = listObjects(call.world.disputes, call.owner)
  return listPage(
    '/v1/disputes',
    disputes.filter((dispute) => wanted.every(([name, value]) => !value || dispute[name] === value)),
    call.fields,
  )
}
