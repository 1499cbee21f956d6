import type { AccountKind, PostingKind } from '#lib/payments/chart.ts'
import { chart } from '#lib/payments/chart.ts'
import { mayReadLedger } from '#lib/payments/policy.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { db } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import { forbidden } from '#lib/values/fault.ts'
import { type Currency, isCurrency, type Money, money } from '#lib/values/money.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'

export type AccountRow = {
  id: string
  kind: AccountKind
  organization: { name: string; kind: string } | null
  balance: Money
  money: string
}

/** All accounts that hold anything, at most 300, the platform's own first. */
export async function listAccounts(actor: Actor): Promise<AccountRow[]> {
  if (!mayReadLedger(actor)) throw forbidden()
  return read(async ({ tx }) => {
    const rows = await tx.ledgerAccount.findMany({
      where: { balanceMinor: { not: 0n } },
      orderBy: [{ currency: 'asc' }, { kind: 'asc' }, { organizationId: 'asc' }],
      take: 300,
    })
    const names = await organizationNames(rows.flatMap(({ organizationId }) => organizationId ?? []))
    const order = Object.keys(chart)
    return rows
      .map(({ id, kind, organizationId, currency, balanceMinor }) => ({
        id,
        kind: kind as AccountKind,
        organization: organizationId ? (names.get(organizationId) ?? null) : null,
        balance: money(balanceMinor, currency as Currency),
        money: chart[kind as AccountKind].money,
      }))
      .sort((a, b) => a.balance.currency.localeCompare(b.balance.currency) || order.indexOf(a.kind) - order.indexOf(b.kind))
  })
}

export type TransactionRow = {
  id: string
  kind: PostingKind
  postedAt: Date
  /** The number of the invoice that it is about. */
  invoice: string | null
  entries: { ordinal: number; kind: AccountKind; organization: string | null; amount: Money }[]
}

/** Postings, newest first, with their entries. */
export async function listTransactions(actor: Actor, request: PageRequest = {}): Promise<Page<TransactionRow>> {
  if (!mayReadLedger(actor)) throw forbidden()
  const size = sizeOf(request)
  const [before] = (request.cursor && decodeCursor(request.cursor)) || []
  return read(async ({ tx }) => {
    const found = await tx.ledgerTransaction.findMany({
      where: before ? { id: { lt: String(before) } } : {},
      orderBy: { id: 'desc' },
      take: size + 1,
      include: { entries: { orderBy: { ordinal: 'asc' }, include: { account: true } } },
    })
    const rows = found.slice(0, size)
    const names = await organizationNames(
      rows.flatMap(({ entries }) => entries.flatMap(({ account }) => account.organizationId ?? [])),
    )
    const numbers = await invoiceNumbers(rows.map(({ subject }) => subject))
    const last = rows.at(-1)
    return {
      rows: rows.map(({ id, kind, postedAt, subject, entries }) => ({
        id,
        kind: kind as PostingKind,
        postedAt,
        invoice: numbers.get(subject) ?? null,
        entries: entries.map(({ ordinal, account, amountMinor }) => ({
          ordinal,
          kind: account.kind as AccountKind,
          organization: account.organizationId ? (names.get(account.organizationId)?.name ?? null) : null,
          amount: money(amountMinor, account.currency as Currency),
        })),
      })),
      older: found.length > size && last ? encodeCursor([last.id]) : null,
      newer: null,
    }
  })
}

export type LedgerProof = { transactions: number; uneven: number; accounts: number; drifted: number }

/** Reads the whole ledger again: how many transactions do not sum to zero, and how many balances are not the sum of their entries. */
export async function findProof(): Promise<LedgerProof> {
  const [row] = await db().$queryRaw<Record<keyof LedgerProof, bigint>[]>`
    SELECT (SELECT count(*) FROM ledger_transaction) AS transactions,
      (SELECT count(DISTINCT transaction_id) FROM (
        SELECT e.transaction_id FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
          GROUP BY e.transaction_id, a.currency HAVING sum(e.amount_minor) <> 0) uneven) AS uneven,
      (SELECT count(*) FROM ledger_account) AS accounts,
      (SELECT count(*) FROM ledger_account a
        WHERE a.balance_minor <> (SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_entry e WHERE e.account_id = a.id)) AS drifted`
  const count = (name: keyof LedgerProof) => Number(row![name])
  return { transactions: count('transactions'), uneven: count('uneven'), accounts: count('accounts'), drifted: count('drifted') }
}

/** What waits for a person: transfers without an invoice, payments held for makers without an account, claims on makers. */
export async function countWaiting(actor: Actor): Promise<{ lines: number; held: number; claims: number }> {
  if (!mayReadLedger(actor)) throw forbidden()
  const makers = (kind: AccountKind) => db().ledgerAccount.count({ where: { kind, balanceMinor: { not: 0n } } })
  const [lines, held, claims] = await Promise.all([
    db().statementLine.count({ where: { status: 'unmatched' } }),
    makers('heldForMaker'),
    makers('claimOnMaker'),
  ])
  return { lines, held, claims }
}

/** What the ledger says of our balance at Stripe, per currency. */
export async function findHeld(): Promise<Money[]> {
  const rows = await db().ledgerAccount.findMany({ where: { kind: 'heldAtStripe' satisfies AccountKind } })
  return rows.flatMap(({ currency, balanceMinor }) => (isCurrency(currency) ? money(balanceMinor, currency) : []))
}

async function organizationNames(ids: string[]): Promise<Map<string, { name: string; kind: string }>> {
  const rows = await db().organization.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, kind: true },
  })
  return new Map(rows.map(({ id, name, kind }) => [id, { name, kind }]))
}

/** Subjects are invoices, or payments of one. */
async function invoiceNumbers(subjects: string[]): Promise<Map<string, string>> {
  const invoices = await db().invoice.findMany({ where: { id: { in: subjects } }, select: { id: true, number: true } })
  const payments = await db().stripePayment.findMany({
    where: { id: { in: subjects } },
    select: { id: true, invoice: { select: { number: true } } },
  })
  return new Map([
    ...invoices.map(({ id, number }) => [id, number] as const),
    ...payments.map(({ id, invoice }) => [id, invoice.number] as const),
  ])
}
