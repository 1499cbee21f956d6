import { z } from 'zod'
import { referencesIn } from '#lib/payments/creditor-reference.ts'
import { linesVisibleTo, mayReadStatements, visibleTo } from '#lib/payments/policy.ts'
import { type StatementLine, statementLine } from '#lib/payments/schema.ts'
import { readStatement } from '#lib/payments/statement-csv.ts'
import { mismatchOf } from '#lib/payments/statement-match.ts'
import { settleByTransfer } from '#lib/payments/steps.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { command, invalidInput } from '#lib/platform/command.ts'
import { db } from '#lib/platform/db.ts'
import { conflict, forbidden, isFault } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'

export type ImportResult = { matched: number; unmatched: number; known: number; outgoing: number }

/**
 * Reads a bank statement in. A line is taken once: a statement may be read again, or overlap the last one. Each line is a
 * transaction of its own, so that a long statement holds nothing up. Throws Fault invalid when a row cannot be read; then none is taken.
 */
export async function importStatement(actor: Actor, input: unknown): Promise<ImportResult> {
  if (!mayReadStatements(actor)) throw forbidden()
  const parsed = z.object({ statement: z.string('statementMissing') }).safeParse(input)
  if (!parsed.success) throw invalidInput(parsed.error)
  const { lines, outgoing } = readStatement(parsed.data.statement)
  const seen = await db().statementLine.findMany({
    where: { ...linesVisibleTo(actor), bankId: { in: lines.map(({ bankId }) => bankId) } },
    select: { bankId: true },
  })
  const known = new Set(seen.map(({ bankId }) => bankId))
  const result: ImportResult = { matched: 0, unmatched: 0, known: 0, outgoing }
  for (const line of lines) {
    const outcome = known.has(line.bankId) ? 'known' : await takeLine(actor, line)
    known.add(line.bankId)
    result[outcome] += 1
  }
  return result
}

async function takeLine(actor: Actor, line: StatementLine): Promise<'matched' | 'unmatched' | 'known'> {
  try {
    return await recordLine(actor, line)
  } catch (error) {
    if (!isFault(error) || error.code !== 'conflict') throw error
    if (error.message === 'lineKnown') return 'known'
    // The invoice was paid by another line at this moment: now it is seen as paid, and the line stays for a person.
    return recordLine(actor, line)
  }
}

/** Stores one line, and pays the invoice that it names when reference, currency and amount agree. Throws Fault conflict for a known line. */
export const recordLine = command({
  name: 'payments.recordLine',
  input: statementLine,
  load: async ({ actor }) => (mayReadStatements(actor) ? actor : null),
  allow: mayReadStatements,
  async run({ tx, now, actor, announce }, { organizationId }, line) {
    const id = newId('statementLine', now.getTime())
    const { count } = await tx.statementLine.createMany({
      data: [{ id, organizationId, ...line, status: 'unmatched' }],
      skipDuplicates: true,
    })
    if (count === 0) throw conflict('lineKnown')
    const invoices = await tx.invoice.findMany({
      where: { ...visibleTo(actor), reference: { in: referencesIn(line.reference) } },
    })
    const invoice = invoices.find((candidate) => mismatchOf(line, candidate) === null)
    announce({ name: 'line.recorded', subject: id, organizationId, payload: { matched: Boolean(invoice) } })
    if (!invoice) return 'unmatched'
    await tx.statementLine.update({ where: { id }, data: { status: 'matched', invoiceId: invoice.id } })
    for (const event of await settleByTransfer(tx, now, invoice, id)) announce(event)
    return 'matched'
  },
})
