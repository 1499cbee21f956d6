import type { Stripe } from 'stripe'
import { findText } from '../core/fields.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { findObject, listObjects } from '../core/shelf.ts'
import { missing } from '../core/stripe-error.ts'

export const balanceRoutes: Route[] = [
  { method: 'GET', path: '/v1/balance', known: [], handle: readBalance },
  {
    method: 'GET',
    path: '/v1/balance_transactions',
    known: ['type', 'source', 'currency', 'payout', ...PAGE_FIELDS],
    handle: listTransactions,
  },
  { method: 'GET', path: '/v1/balance_transactions/:id', known: [], handle: readTransaction },
]

/** All funds are available at once; nothing is ever pending here. */
function readBalance(call: Call): Stripe.Balance {
  const held = Object.entries(call.world.balances.get(call.owner) ?? { usd: 0 })
  return {
    object: 'balance',
    available: held.map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } })),
    livemode: false,
    pending: held.map(([currency]) => ({ amount: 0, currency, source_types: { card: 0 } })),
  }
}

function listTransactions(call: Call) {
  const wanted = (['type', 'source', 'currency'] as const).map((name) => [name, findText(call.fields, name)] as const)
  const payout = findText(call.fields, 'payout')
  const rows = listObjects(call.world.balanceTransactions, call.owner).filter(
    (row) => wanted.every(([name, value]) => !value || row[name] === value) && (!payout || row.source === payout),
  )
  return listPage('/v1/balance_transactions', rows, call.fields)
}

function readTransaction(call: Call) {
  const transaction = findObject(call.world.balanceTransactions, call.owner, call.path.id!)
  if (!transaction) throw missing('balance_transaction', call.path.id!)
  return transaction
}
