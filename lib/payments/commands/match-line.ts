import { linesVisibleTo, mayReadStatements, visibleTo } from '#lib/payments/policy.ts'
import { lineInput, matchInput } from '#lib/payments/schema.ts'
import { mismatchOf } from '#lib/payments/statement-match.ts'
import { settleByTransfer } from '#lib/payments/steps.ts'
import { command } from '#lib/platform/command.ts'
import { conflict, invalidField } from '#lib/values/fault.ts'

/**
 * A person says which invoice a transfer pays: its reference was missing or mistyped. Amount and currency must still agree. Throws
 * Fault invalid at `invoiceNumber` with the reason.
 */
export const matchLine = command({
  name: 'payments.matchLine',
  input: matchInput,
  load: ({ tx, actor }, { lineId }) => tx.statementLine.findFirst({ where: { id: lineId, ...linesVisibleTo(actor) } }),
  allow: mayReadStatements,
  async run({ tx, now, actor, announce }, line, { invoiceNumber }) {
    const invoice = await tx.invoice.findFirst({ where: { number: invoiceNumber, ...visibleTo(actor) } })
    const mismatch = mismatchOf(line, invoice)
    if (!invoice || mismatch) throw invalidField('invoiceNumber', refusals[mismatch ?? 'unknownReference'])
    const { count } = await tx.statementLine.updateMany({
      where: { id: line.id, status: 'unmatched' },
      data: { status: 'matched', invoiceId: invoice.id },
    })
    if (count === 0) throw conflict('lineSettled')
    announce({ name: 'line.matched', subject: line.id, organizationId: line.organizationId, payload: { invoiceId: invoice.id } })
    for (const event of await settleByTransfer(tx, now, invoice, line.id)) announce(event)
    return { invoiceId: invoice.id }
  },
})

const refusals = {
  unknownReference: 'matchUnknownInvoice',
  otherCurrency: 'matchOtherCurrency',
  otherAmount: 'matchOtherAmount',
  stripeInvoice: 'matchStripeInvoice',
  notDue: 'matchNotDue',
} as const

/** The line is no payment of an invoice here; it leaves the list of open ones. */
export const setLineAside = command({
  name: 'payments.setLineAside',
  input: lineInput,
  load: ({ tx, actor }, { lineId }) => tx.statementLine.findFirst({ where: { id: lineId, ...linesVisibleTo(actor) } }),
  allow: mayReadStatements,
  async run({ tx, announce }, line) {
    const { count } = await tx.statementLine.updateMany({
      where: { id: line.id, status: 'unmatched' },
      data: { status: 'set_aside' },
    })
    if (count === 0) throw conflict('lineSettled')
    announce({ name: 'line.set_aside', subject: line.id, organizationId: line.organizationId })
  },
})
