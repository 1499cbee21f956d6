import type { InvoiceStatus } from '#lib/payments/rules.ts'

/** Why a line of a statement waits for a person. */
export type Mismatch = 'unknownReference' | 'otherCurrency' | 'otherAmount' | 'stripeInvoice' | 'notDue'

type Line = { amountMinor: bigint; currency: string }
type Invoice = { amountMinor: bigint; currency: string; rail: string; status: string }

/** A transfer pays an invoice when reference, currency and amount agree and the invoice waits for a transfer; null when it does. */
export function mismatchOf(line: Line, invoice: Invoice | null): Mismatch | null {
  if (!invoice) return 'unknownReference'
  if (invoice.rail !== 'bank') return 'stripeInvoice'
  if (invoice.status !== ('due' satisfies InvoiceStatus)) return 'notDue'
  if (invoice.currency !== line.currency) return 'otherCurrency'
  return invoice.amountMinor === line.amountMinor ? null : 'otherAmount'
}
