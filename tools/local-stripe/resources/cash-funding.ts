import { readAmount, readCurrency } from '../core/common-fields.ts'
import { findText } from '../core/fields.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { listObjects } from '../core/shelf.ts'
import { PLATFORM, type Scene } from '../core/world.ts'
import { matchCash, transferKind } from './bank-transfers.ts'
import { addCash, emptyCashBalance } from './cash-balances.ts'
import { readCustomer } from './customers.ts'

export const cashRoutes: Route[] = [
  {
    method: 'POST',
    path: '/v1/test_helpers/customers/:id/fund_cash_balance',
    known: ['amount', 'currency', 'reference'],
    handle: fundCashBalance,
  },
  { method: 'GET', path: '/v1/customers/:id/cash_balance', known: [], handle: readCashBalance },
  { method: 'GET', path: '/v1/customers/:id/cash_balance_transactions', known: PAGE_FIELDS, handle: listCashTransactions },
]

function fundCashBalance(call: Call) {
  const funded = {
    amount: readAmount(call.fields),
    currency: readCurrency(call.fields),
    reference: findText(call.fields, 'reference') ?? null,
  }
  return receiveBankTransfer(call, call.path.id!, funded)
}

/** Plays the bank: money of this customer has come in, with the reference that was written on the transfer. */
export function receiveBankTransfer(
  scene: Scene,
  customerId: string,
  transfer: { amount: number; currency: string; reference: string | null },
) {
  const customer = readCustomer(scene, customerId)
  const { amount, currency, reference } = transfer
  const funded = { bank_transfer: { reference, type: transferKind(currency) ?? 'us_bank_transfer' } }
  const transaction = addCash(scene, customer, { amount, currency, type: 'funded', funded })
  matchCash(scene, customer, transfer)
  return transaction
}

function readCashBalance(call: Call) {
  const customer = readCustomer(call, call.path.id!)
  return customer.cash_balance ?? emptyCashBalance(customer)
}

function listCashTransactions(call: Call) {
  const customer = readCustomer(call, call.path.id!)
  const rows = listObjects(call.world.cashTransactions, PLATFORM).filter((row) => row.customer === customer.id)
  return listPage(`/v1/customers/${customer.id}/cash_balance_transactions`, rows, call.fields)
}
