import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import { balanceOf, book } from '../core/balances.ts'
import { readAmount, readCurrency, readMetadata } from '../core/common-fields.ts'
import { findText, readText } from '../core/fields.ts'
import { newId } from '../core/ids.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { findObject, keep, listObjects } from '../core/shelf.ts'
import { invalid, missing, refused } from '../core/stripe-error.ts'
import { PLATFORM, seconds } from '../core/world.ts'
import { readAccount } from './accounts.ts'
import { addTransferPayment, readCharge } from './charges.ts'

const KNOWN = [
  'amount',
  'currency',
  'destination',
  'description',
  'metadata',
  'source_transaction',
  'source_type',
  'transfer_group',
]

export const transferRoutes: Route[] = [
  { method: 'POST', path: '/v1/transfers', known: KNOWN, handle: createTransfer },
  { method: 'GET', path: '/v1/transfers', known: ['destination', 'transfer_group', ...PAGE_FIELDS], handle: listTransfers },
  { method: 'GET', path: '/v1/transfers/:id', known: [], handle: (call) => readTransfer(call, call.path.id!) },
  { method: 'POST', path: '/v1/transfers/:id', known: ['description', 'metadata'], handle: updateTransfer },
]

export function readTransfer(call: Call, id: string): Stripe.Transfer {
  const transfer = findObject(call.world.transfers, PLATFORM, id)
  if (!transfer) throw missing('transfer', id)
  return transfer
}

/**
 * Moves money from the platform to a connected account. With `source_transaction` it is tied to a charge: all transfers of a charge
 * together are at most its amount, and the fee stays with the platform, whose balance may fall below zero. Without, the balance must suffice.
 */
function createTransfer(call: Call) {
  const { fields } = call
  const amount = readAmount(fields)
  const currency = readCurrency(fields)
  const account = readAccount(call, readText(fields, 'destination'), 'destination')
  const metadata = readMetadata(fields)
  if (account.capabilities?.transfers !== 'active') {
    throw refused(
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
      'insufficient_capabilities_for_transfer',
    )
  }
  const source = findText(fields, 'source_transaction')
  const charge = source ? sourceCharge(call, source, amount, currency) : undefined
  if (!charge) requireFunds(call, amount, currency)
  const group = groupOf(findText(fields, 'transfer_group') ?? null, charge)
  const id = newId('tr')
  const payment = addTransferPayment(call, account.id, { id, amount, currency, group })
  const transfer = keep<Stripe.Transfer>(call.world.transfers, PLATFORM, {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: book(call, { owner: PLATFORM, type: 'transfer', amount: -amount, currency, source: id }).id,
    created: seconds(call),
    currency,
    description: findText(fields, 'description') ?? null,
    destination: account.id,
    destination_payment: payment.id,
    livemode: false,
    metadata,
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: charge?.id ?? null,
    source_type: 'card',
    transfer_group: group,
  })
  announce(call, 'transfer.created', transfer)
  announce(call, 'payment.created', payment, { owner: account.id })
  return transfer
}

function sourceCharge(call: Call, id: string, amount: number, currency: string): Stripe.Charge {
  const charge = readCharge(call, id, 'source_transaction')
  if (charge.status !== 'succeeded') throw invalid('The source charge did not succeed.', 'source_transaction')
  if (charge.currency !== currency)
    throw invalid(`The currency of source_transaction's balance transaction is ${charge.currency}, not ${currency}.`, 'currency')
  const used = listObjects(call.world.transfers, PLATFORM)
    .filter((transfer) => transfer.source_transaction === id)
    .reduce((sum, transfer) => sum + transfer.amount - transfer.amount_reversed, 0)
  if (used + amount <= charge.amount) return charge
  throw refused(
    `The transfers of ${id} would exceed its amount: ${charge.amount - used} is left.`,
    'balance_insufficient',
    'amount',
  )
}

function requireFunds(call: Call, amount: number, currency: string) {
  if (balanceOf(call, PLATFORM, currency) >= amount) return
  throw refused('You have insufficient available funds in your Stripe account.', 'balance_insufficient')
}

/** A transfer of a charge is in the charge's group; one that the charge does not have yet, it gets from the transfer. */
function groupOf(wanted: string | null, charge: Stripe.Charge | undefined): string | null {
  if (!charge) return wanted
  if (wanted && charge.transfer_group && wanted !== charge.transfer_group) {
    throw invalid(`The source charge is in another transfer_group (${charge.transfer_group}).`, 'transfer_group')
  }
  charge.transfer_group ??= wanted ?? `group_${charge.payment_intent}`
  return charge.transfer_group
}

function updateTransfer(call: Call) {
  const transfer = readTransfer(call, call.path.id!)
  transfer.metadata = readMetadata(call.fields, transfer.metadata)
  transfer.description = findText(call.fields, 'description') ?? transfer.description
  announce(call, 'transfer.updated', transfer)
  return transfer
}

function listTransfers(call: Call) {
  const wanted = (['destination', 'transfer_group'] as const).map((name) => [name, findText(call.fields, name)] as const)
  const transfers = listObjects(call.world.transfers, call.owner)
  return listPage(
    '/v1/transfers',
    transfers.filter((transfer) => wanted.every(([name, value]) => !value || transfer[name] === value)),
    call.fields,
  )
}
