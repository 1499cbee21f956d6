import '#server-only'
import type { Actor } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import { toBase64url } from '#lib/sealing/encoding.ts'
import type { Receipt } from '#lib/sealing/receipt.ts'
import { type Currency, money } from '#lib/values/money.ts'
import { decodeCursor, encodeCursor, type Page, sizeOf } from '#lib/values/page.ts'
import { visibleTo } from './policy.ts'
import { signedReceipt } from './receipts.ts'
import type { BidStatus, Protocol } from './schema.ts'

/** No ciphertext in lists: an envelope alone is up to a quarter of a megabyte. */
const rowShape = {
  id: true,
  number: true,
  version: true,
  status: true,
  tenderVersion: true,
  lotId: true,
  technicalSha256: true,
  priceSha256: true,
  submittedAt: true,
  withdrawnAt: true,
  tender: {
    select: {
      id: true,
      number: true,
      title: true,
      status: true,
      version: true,
      closesAt: true,
      timeZone: true,
      organization: { select: { name: true, localName: true, localLanguage: true } },
    },
  },
} satisfies Prisma.BidSelect
type Row = Prisma.BidGetPayload<{ select: typeof rowShape }>

export type OwnBidRow = ReturnType<typeof toRow>
export type OwnBid = NonNullable<Awaited<ReturnType<typeof findOwnBid>>>
export type OpenedOffer = Awaited<ReturnType<typeof listOpened>>[number]

/** A maker's own quotes, newest first; superseded versions are left out. Maker actors only; others get none. */
export async function listOwnBids(actor: Actor, cursor?: string, size?: number): Promise<Page<OwnBidRow> & { now: Date }> {
  return read(async ({ tx, now }) => {
    const most = sizeOf({ size })
    const [way, from] = (cursor ? decodeCursor(cursor) : null) ?? []
    const back = way === 'n'
    const after: Prisma.BidWhereInput = typeof from === 'string' ? { id: back ? { gt: from } : { lt: from } } : {}
    const found = await tx.bid.findMany({
      where: { AND: [visibleTo(actor), own(actor), { status: { not: 'superseded' } }, after] },
      select: rowShape,
      orderBy: { id: back ? 'asc' : 'desc' },
      take: most + 1,
    })
    const more = found.length > most
    const rows = back ? found.slice(0, most).reverse() : found.slice(0, most)
    const key = (row: Row | undefined, to: string) => (row ? encodeCursor([to, row.id]) : null)
    return {
      rows: rows.map(toRow),
      older: back || more ? key(rows.at(-1), 'o') : null,
      newer: (back ? more : typeof from === 'string') ? key(rows[0], 'n') : null,
      now,
    }
  })
}

/** One own quote with its signed receipt and the copy that only its bidder's browser can read. */
export async function findOwnBid(actor: Actor, id: string) {
  return read(async ({ tx, now }) => {
    const row = await tx.bid.findFirst({
      where: { AND: [{ id }, visibleTo(actor), own(actor)] },
      select: { ...rowShape, receipt: true, selfCopy: true },
    })
    if (!row) return null
    return {
      ...toRow(row),
      receipt: await signedReceipt(row.receipt as Receipt),
      selfCopy: row.selfCopy && toBase64url(Uint8Array.from(row.selfCopy)),
      now,
    }
  })
}

/** The actor's live or last quote on a need; null when there is none. */
export async function findOwnBidOn(actor: Actor, tenderId: string): Promise<OwnBidRow | null> {
  return read(async ({ tx }) => {
    const row = await tx.bid.findFirst({
      where: { AND: [{ tenderId }, visibleTo(actor), own(actor)] },
      select: rowShape,
      orderBy: { id: 'desc' },
    })
    return row && toRow(row)
  })
}

/** How many quotes lie sealed: all that the city learns before the opening. */
export async function countSealed(tenderId: string): Promise<number> {
  return read(({ tx }) => tx.bid.count({ where: { tenderId, status: 'sealed' } }))
}

/** How many quotes lie sealed on each of these needs. */
export async function countSealedOn(tenderIds: string[]): Promise<Map<string, number>> {
  return read(async ({ tx }) => {
    const groups = await tx.bid.groupBy({
      by: ['tenderId'],
      where: { tenderId: { in: tenderIds }, status: 'sealed' },
      _count: true,
    })
    return new Map(groups.map((group) => [group.tenderId, group._count]))
  })
}

/** The opened offers of a need, cheapest first, invalid ones last: for the city, after the opening. */
export async function listOpened(actor: Actor, tenderId: string) {
  return read(async ({ tx }) => {
    const bids = await tx.bid.findMany({
      where: { AND: [{ tenderId, opened: { isNot: null } }, visibleTo(actor)] },
      select: {
        id: true,
        number: true,
        status: true,
        submittedAt: true,
        organization: { select: { id: true, slug: true, name: true, localName: true, localLanguage: true, country: true } },
        opened: true,
      },
      orderBy: [{ opened: { unitPriceMinor: { sort: 'asc', nulls: 'last' } } }, { submittedAt: 'asc' }],
    })
    const products = await tx.product.findMany({
      where: { id: { in: bids.flatMap(({ opened }) => opened?.productId ?? []) } },
      select: { id: true, name: true, language: true },
    })
    return bids.map(({ opened, status, ...bid }) => {
      const { unitPriceMinor, oneOffMinor, currency, productId, answers, quantityLeast, quantityMost, fault, openedAt } = opened!
      const given = (answers ?? {}) as {
        leadTimeWeeks?: number | null
        statements?: { requirement: string; statement: string }[]
      }
      return {
        ...bid,
        status: status as BidStatus,
        fault,
        openedAt,
        quantityLeast,
        quantityMost,
        unitPrice: unitPriceMinor !== null && currency ? money(unitPriceMinor, currency as Currency) : null,
        oneOff: unitPriceMinor !== null && currency ? money(oneOffMinor, currency as Currency) : null,
        product: products.find((product) => product.id === productId) ?? null,
        leadTimeWeeks: given.leadTimeWeeks ?? null,
        statements: given.statements ?? [],
      }
    })
  })
}

/** The public protocol of an opening with the names it stands for; null before the opening. */
export async function findProtocol(tenderId: string) {
  return read(async ({ tx }) => {
    const opening = await tx.opening.findFirst({ where: { tenderId, status: 'opened' }, select: { protocol: true } })
    if (!opening?.protocol) return null
    const protocol = opening.protocol as Protocol
    const people = await tx.person.findMany({
      where: { id: { in: protocol.shares.map((share) => share.custodian) } },
      select: { id: true, name: true },
    })
    const makers = await tx.organization.findMany({
      where: { id: { in: protocol.quotes.map((quote) => quote.bidder) } },
      select: { id: true, name: true, localName: true, localLanguage: true },
    })
    return {
      protocol,
      people: new Map(people.map((one) => [one.id, one.name])),
      makers: new Map(makers.map((one) => [one.id, one])),
    }
  })
}

function own(actor: Actor): Prisma.BidWhereInput {
  return { organizationId: 'organizationId' in actor ? actor.organizationId : '' }
}

function toRow(row: Row) {
  const { id, number, version, tenderVersion, lotId, technicalSha256, priceSha256, submittedAt, withdrawnAt, tender } = row
  const status = row.status as BidStatus
  return { id, number, version, status, tenderVersion, lotId, technicalSha256, priceSha256, submittedAt, withdrawnAt, tender }
}
