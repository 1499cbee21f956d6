import { chart, type PostingKind } from '#lib/payments/chart.ts'
import { type Entry, type Position, positionOf } from '#lib/payments/postings.ts'
import type { Tx } from '#lib/platform/db.ts'
import { newId } from '#lib/values/id.ts'

export type Posting = {
  /** What happened in the business, once: a second posting with the same key does nothing. */
  businessKey: string
  kind: PostingKind
  /** The invoice or the payment it is about. */
  subject: string
  entries: readonly Entry[]
}

/**
 * Writes a posting into the caller's transaction; false when it is there already. Accounts open when they are first used. Throws
 * TypeError when the entries do not sum to zero per currency; the database checks that, and the overdraft, once more at the commit.
 */
export async function post(tx: Tx, now: Date, { businessKey, kind, subject, entries }: Posting): Promise<boolean> {
  requireBalance(businessKey, entries)
  const transactionId = newId('ledgerTransaction', now.getTime())
  const { count } = await tx.ledgerTransaction.createMany({
    data: [{ id: transactionId, businessKey, kind, subject, postedAt: now }],
    skipDuplicates: true,
  })
  if (count === 0) return false
  const accounts = await openAccounts(tx, now, entries)
  await tx.ledgerEntry.createMany({
    data: entries.map(({ account, amountMinor }, ordinal) => ({
      transactionId,
      ordinal,
      accountId: accounts.get(nameOf(account))!,
      amountMinor,
    })),
  })
  return true
}

/** Where the money of a payment is. Lock the payment's row first: what is read here must hold until the commit. */
export async function findPosition(tx: Tx, paymentId: string): Promise<Position & { transfers: number }> {
  const rows = await tx.ledgerEntry.findMany({
    where: { transaction: { subject: paymentId } },
    select: {
      transactionId: true,
      amountMinor: true,
      transaction: { select: { kind: true } },
      account: { select: { kind: true } },
    },
  })
  const posted = rows.map(({ transaction, account, amountMinor }) => ({
    posting: transaction.kind as PostingKind,
    account: account.kind as keyof typeof chart,
    amountMinor,
  }))
  const transfers = new Set(
    rows.filter(({ transaction }) => transaction.kind === 'transfer').map(({ transactionId }) => transactionId),
  )
  return { ...positionOf(posted), transfers: transfers.size }
}

type AccountName = Entry['account']

function nameOf({ kind, organizationId, currency }: AccountName): string {
  return `${kind} ${organizationId ?? ''} ${currency}`
}

async function openAccounts(tx: Tx, now: Date, entries: readonly Entry[]): Promise<Map<string, string>> {
  // In one order for all: two postings that open the same accounts must not wait for each other.
  const named = [...new Map(entries.map(({ account }) => [nameOf(account), account]))].sort(([a], [b]) => (a < b ? -1 : 1))
  const wanted = named.map(([, account]) => account)
  const where = { OR: wanted.map(({ kind, organizationId, currency }) => ({ kind, organizationId, currency })) }
  const known = await tx.ledgerAccount.findMany({ where, select: accountName })
  if (known.length === wanted.length) return idsOf(known)
  await tx.ledgerAccount.createMany({
    data: wanted.map((account) => ({
      id: newId('ledgerAccount', now.getTime()),
      ...account,
      normalSide: chart[account.kind].side,
      mayOverdraw: chart[account.kind].mayOverdraw,
    })),
    skipDuplicates: true,
  })
  return idsOf(await tx.ledgerAccount.findMany({ where, select: accountName }))
}

const accountName = { id: true, kind: true, organizationId: true, currency: true } as const

function idsOf(rows: { id: string; kind: string; organizationId: string | null; currency: string }[]): Map<string, string> {
  return new Map(rows.map(({ id, ...name }) => [nameOf(name as AccountName), id]))
}

function requireBalance(businessKey: string, entries: readonly Entry[]): void {
  const sums = new Map<string, bigint>()
  for (const { account, amountMinor } of entries) sums.set(account.currency, (sums.get(account.currency) ?? 0n) + amountMinor)
  if (entries.length < 2 || [...sums.values()].some((sum) => sum !== 0n))
    throw new TypeError(`posting ${businessKey} does not balance`)
}
