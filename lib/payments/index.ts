export type { AccountKind } from '#lib/payments/chart.ts'
export { connectPayouts } from '#lib/payments/commands/connect-payouts.ts'
export { importStatement } from '#lib/payments/commands/import-statement.ts'
export { matchLine, setLineAside } from '#lib/payments/commands/match-line.ts'
export { payInvoice } from '#lib/payments/commands/pay-invoice.ts'
export { saveBankAccount } from '#lib/payments/commands/save-bank-account.ts'
export {
  type AccountRow,
  countWaiting,
  findProof,
  type LedgerProof,
  listAccounts,
  listTransactions,
  type TransactionRow,
} from '#lib/payments/ledger-queries.ts'
export { findOpenLine, listOpenLines, type OpenLine } from '#lib/payments/open-lines.ts'
export { mayChangePayout, mayPay, visibleTo } from '#lib/payments/policy.ts'
export {
  findInvoice,
  findPayoutState,
  type InvoiceDetail,
  type InvoiceRow,
  listInvoices,
  listTotals,
  type PayoutState,
  type Total,
} from '#lib/payments/queries.ts'
export { statementColumns } from '#lib/payments/statement-csv.ts'
export { openCheckout } from '#lib/payments/stripe/open-checkout.ts'
export { openPayoutAccount } from '#lib/payments/stripe/payout-account.ts'
export { receiveEvent } from '#lib/payments/stripe/receive-event.ts'
export { type Reconciliation, reconcile } from '#lib/payments/stripe/reconcile.ts'
