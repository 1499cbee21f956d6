import { findPosition } from '#lib/payments/ledger.ts'
import { visibleTo } from '#lib/payments/policy.ts'
import type { InvoiceStatus, PaymentStatus } from '#lib/payments/rules.ts'
import { type Waiting, waitingOf } from '#lib/payments/waiting.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { db, type Prisma } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import { type Currency, type Money, money } from '#lib/values/money.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'

export type InvoiceRow = {
  id: string
  number: string
  status: InvoiceStatus
  rail: 'bank' | 'stripe'
  amount: Money
  issuedAt: Date
  dueAt: Date
  paidAt: Date | null
  late: boolean
  waiting: Waiting
  order: { id: string; number: string }
  milestone: { ordinal: number; kind: string; quantity: number; unit: string; description: string }
  buyer: { name: string }
  seller: { name: string }
}

export type InvoiceDetail = InvoiceRow & {
  now: Date
  reference: string
  /** Where the maker wants transfers; null while it has not said. */
  payee: { name: string; account: string } | null
  stripeReady: boolean
  payment: { status: PaymentStatus; url: string | null; createdAt: Date } | null
  /** Where the money of the payment through Stripe is; null before it is paid. */
  money: { fee: Money; held: Money; transferred: Money; claim: Money } | null
  /** Of the bank's line that paid it. */
  bookedAt: Date | null
}

const parts = {
  milestone: {
    include: {
      line: {
        include: {
          organization: { select: { name: true, payoutAccount: true } },
          order: { select: { id: true, number: true, buyer: { select: { name: true } } } },
        },
      },
    },
  },
  payments: { orderBy: { createdAt: 'desc' }, take: 1 },
  statements: { take: 1, select: { bookedAt: true } },
} as const satisfies Prisma.InvoiceInclude

type Row = Prisma.InvoiceGetPayload<{ include: typeof parts }>

/** Open ones (due or disputed) or closed ones (paid or refunded), newest first. */
export async function listInvoices(
  actor: Actor,
  request: PageRequest & { open: boolean },
): Promise<Page<InvoiceRow> & { now: Date }> {
  const size = sizeOf(request)
  const [before] = (request.cursor && decodeCursor(request.cursor)) || []
  const status = { in: request.open ? ['due', 'disputed'] : ['paid', 'refunded'] }
  return read(async ({ tx, now }) => {
    const found = await tx.invoice.findMany({
      where: { ...visibleTo(actor), status, ...(before ? { AND: [{ id: { lt: String(before) } }] } : {}) },
      orderBy: { id: 'desc' },
      take: size + 1,
      include: parts,
    })
    const rows = found.slice(0, size)
    const last = rows.at(-1)
    const older = found.length > size && last ? encodeCursor([last.id]) : null
    return { rows: rows.map((row) => toRow(row, now)), older, newer: null, now }
  })
}

export type Total = { status: InvoiceStatus; amount: Money; count: number }

/** Sums per status and currency of everything that the actor sees. */
export async function listTotals(actor: Actor): Promise<Total[]> {
  const groups = await db().invoice.groupBy({
    by: ['status', 'currency'],
    where: visibleTo(actor),
    _sum: { amountMinor: true },
    _count: true,
  })
  return groups.map(({ status, currency, _sum, _count }) => ({
    status: status as InvoiceStatus,
    amount: money(_sum.amountMinor ?? 0n, currency as Currency),
    count: _count,
  }))
}

/** One invoice with all about its payment; null when there is none that the actor may see. */
export async function findInvoice(actor: Actor, id: string): Promise<InvoiceDetail | null> {
  return read(async ({ tx, now }) => {
    const row = await tx.invoice.findFirst({ where: { id, ...visibleTo(actor) }, include: parts })
    if (!row) return null
    const [payment] = row.payments
    const account = row.milestone.line.organization.payoutAccount
    return {
      ...toRow(row, now),
      now,
      reference: row.reference,
      payee: account?.iban ? { name: account.payeeName, account: account.iban } : null,
      stripeReady: account?.stripeReady ?? false,
      payment: payment
        ? { status: payment.status as PaymentStatus, url: payment.checkoutUrl, createdAt: payment.createdAt }
        : null,
      money: payment ? await moneyOf(payment.id, row.currency as Currency) : null,
      bookedAt: row.statements[0]?.bookedAt ?? null,
    }
  })
}

async function moneyOf(paymentId: string, currency: Currency): Promise<InvoiceDetail['money']> {
  const { feeBorne, held, withMaker, claim } = await findPosition(db(), paymentId)
  return {
    fee: money(feeBorne, currency),
    held: money(held, currency),
    transferred: money(withMaker, currency),
    claim: money(claim, currency),
  }
}

function toRow(row: Row, now: Date): InvoiceRow {
  const { line, ordinal, kind, quantity } = row.milestone
  const account = line.organization.payoutAccount
  const status = row.status as InvoiceStatus
  const rail = row.rail as 'bank' | 'stripe'
  return {
    id: row.id,
    number: row.number,
    status,
    rail,
    amount: money(row.amountMinor, row.currency as Currency),
    issuedAt: row.issuedAt,
    dueAt: row.dueAt,
    paidAt: row.paidAt,
    late: status === 'due' && row.dueAt < now,
    waiting: waitingOf({
      status,
      rail,
      hasBankAccount: Boolean(account?.iban),
      stripeReady: account?.stripeReady ?? false,
      payment: (row.payments[0]?.status as PaymentStatus | undefined) ?? null,
    }),
    order: { id: line.order.id, number: line.order.number },
    milestone: { ordinal, kind, quantity, unit: line.unit, description: line.description },
    buyer: line.order.buyer,
    seller: { name: line.organization.name },
  }
}

export type PayoutState = { payeeName: string; account: string | null; stripe: 'none' | 'started' | 'ready'; country: string }

/** How the maker gets its money; null for others. */
export async function findPayoutState(actor: Actor): Promise<PayoutState | null> {
  if (actor.kind !== 'member' || actor.organizationKind !== 'maker') return null
  const row = await db().organization.findUniqueOrThrow({ where: { id: actor.organizationId }, include: { payoutAccount: true } })
  const account = row.payoutAccount
  return {
    payeeName: account?.payeeName ?? row.name,
    account: account?.iban ?? null,
    stripe: account?.stripeReady ? 'ready' : account?.stripeAccountId ? 'started' : 'none',
    country: row.country,
  }
}
