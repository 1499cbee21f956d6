import { referencesIn } from '#lib/payments/creditor-reference.ts'
import { linesVisibleTo, visibleTo } from '#lib/payments/policy.ts'
import { type Mismatch, mismatchOf } from '#lib/payments/statement-match.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { db, type Prisma } from '#lib/platform/db.ts'
import { type Currency, type Money, money } from '#lib/values/money.ts'

export type OpenLine = {
  id: string
  bankId: string
  reference: string
  bookedAt: Date
  amount: Money
  /** Null: all agrees by now, the invoice came after the transfer; a person may match it. */
  mismatch: Mismatch | null
  /** The invoice that the reference names, when it is not the reference that is wrong. */
  invoice: { number: string; amount: Money } | null
}

/** Transfers that no invoice explains, newest first, at most a hundred. The reason is judged now: the invoice may have changed since. */
export function listOpenLines(actor: Actor): Promise<OpenLine[]> {
  return findLines(actor, {})
}

/** One of them; null when it is settled by now, or another's. */
export async function findOpenLine(actor: Actor, id: string): Promise<OpenLine | null> {
  const [line] = await findLines(actor, { id })
  return line ?? null
}

async function findLines(actor: Actor, where: Prisma.StatementLineWhereInput): Promise<OpenLine[]> {
  const lines = await db().statementLine.findMany({
    where: { AND: [where, linesVisibleTo(actor)], status: 'unmatched' },
    orderBy: [{ bookedAt: 'desc' }, { id: 'desc' }],
    take: 100,
  })
  const references = lines.flatMap(({ reference }) => referencesIn(reference))
  const invoices = await db().invoice.findMany({ where: { ...visibleTo(actor), reference: { in: references } } })
  return lines.map((line) => {
    const named = referencesIn(line.reference)
    const invoice = invoices.find(({ reference }) => named.includes(reference)) ?? null
    return {
      id: line.id,
      bankId: line.bankId,
      reference: line.reference,
      bookedAt: line.bookedAt,
      amount: money(line.amountMinor, line.currency as Currency),
      mismatch: mismatchOf(line, invoice),
      invoice: invoice && { number: invoice.number, amount: money(invoice.amountMinor, invoice.currency as Currency) },
    }
  })
}
