import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import { balanceOf, book } from '../core/balances.ts'
import { findAmount, readMetadata } from '../core/common-fields.ts'
import { newId } from '../core/ids.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { invalid, missing, refused } from '../core/stripe-error.ts'
import { PLATFORM, seconds } from '../core/world.ts'
import { readTransfer } from './transfers.ts'

const PATH = '/v1/transfers/:id/reversals'

export const transferReversalRoutes: Route[] = [
  { method: 'POST', path: PATH, known: ['amount', 'description', 'metadata'], handle: createReversal },
  { method: 'GET', path: PATH, known: PAGE_FIELDS, handle: listReversals },
  { method: 'GET', path: `${PATH}/:reversal`, known: [], handle: readReversal },
]

/** Takes back all that is left of a transfer, or `amount` of it; the connected account must still have it. */
function createReversal(call: Call) {
  const transfer = readTransfer(call, call.path.id!)
  const account = transfer.destination as string
  const left = transfer.amount - transfer.amount_reversed
  const amount = findAmount(call.fields) ?? left
  const metadata = readMetadata(call.fields)
  if (left === 0) throw refused(`Transfer ${transfer.id} is already fully reversed.`)
  if (amount > left)
    throw invalid(`Amount is greater than what is left of the transfer (${left} ${transfer.currency}).`, 'amount')
  if (balanceOf(call, account, transfer.currency) < amount) {
    throw refused("The connected account's available balance does not cover this reversal.", 'balance_insufficient')
  }
  const reversal = addReversal(call, transfer, amount, metadata)
  announce(call, 'transfer.reversed', transfer, { previous: { amount_reversed: transfer.amount_reversed - amount } })
  return reversal
}

function addReversal(
  call: Call,
  transfer: Stripe.Transfer,
  amount: number,
  metadata: Record<string, string>,
): Stripe.TransferReversal {
  const { currency } = transfer
  const id = newId('trr')
  const refundId = newId('pyr')
  book(call, { owner: transfer.destination as string, type: 'payment_refund', amount: -amount, currency, source: refundId })
  const reversal: Stripe.TransferReversal = {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: book(call, { owner: PLATFORM, type: 'transfer_refund', amount, currency, source: id }).id,
    created: seconds(call),
    currency,
    destination_payment_refund: refundId,
    metadata,
    source_refund: null,
    transfer: transfer.id,
  }
  transfer.reversals.data.unshift(reversal)
  transfer.amount_reversed += amount
  transfer.reversed = transfer.amount_reversed === transfer.amount
  return reversal
}

function listReversals(call: Call) {
  const transfer = readTransfer(call, call.path.id!)
  return listPage(transfer.reversals.url, transfer.reversals.data, call.fields)
}

function readReversal(call: Call) {
  const reversal = readTransfer(call, call.path.id!).reversals.data.find((row) => row.id === call.path.reversal)
  if (!reversal) throw missing('transfer reversal', call.path.reversal!)
  return reversal
}
