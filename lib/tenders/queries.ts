import '#server-only'
import type { Actor } from '#lib/platform/actor.ts'
import type { Prisma, Tx } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import { type Currency, type Money, money } from '#lib/values/money.ts'
import { decodeCursor, encodeCursor, type Page, sizeOf } from '#lib/values/page.ts'
import { visibleTo } from './policy.ts'
import type { TenderStatus } from './schema.ts'

const rowShape = {
  organization: {
    select: { id: true, slug: true, name: true, localName: true, localLanguage: true, country: true, place: true },
  },
  lots: { orderBy: { ordinal: 'asc' }, include: { items: { orderBy: { ordinal: 'asc' }, include: { deliveries: true } } } },
} satisfies Prisma.TenderInclude
const detailShape = {
  ...rowShape,
  criteria: { orderBy: [{ weight: 'desc' }, { id: 'asc' }] },
  sourceNotice: { select: { id: true, ocid: true, title: true, language: true, source: { select: { name: true } } } },
} satisfies Prisma.TenderInclude

type Row = Prisma.TenderGetPayload<{ include: typeof rowShape }>
type DetailRow = Prisma.TenderGetPayload<{ include: typeof detailShape }>

export type TenderRow = ReturnType<typeof toRow>
export type TenderDetail = ReturnType<typeof toDetail>

/** Needs by id among those that the actor may see, in no particular order. */
export async function tenderRows(tx: Tx, actor: Actor, ids: readonly string[]): Promise<TenderRow[]> {
  const rows = await tx.tender.findMany({ where: { AND: [{ id: { in: [...ids] } }, visibleTo(actor)] }, include: rowShape })
  return rows.map(toRow)
}

/** The needs that are open for quotes, those that close soonest first, `size` at most. */
export async function listOpenTenders(actor: Actor, size: number): Promise<{ rows: TenderRow[]; now: Date }> {
  return read(async ({ tx, now }) => {
    const rows = await tx.tender.findMany({
      where: { AND: [visibleTo(actor), { status: 'published' }] },
      orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
      take: size,
      include: rowShape,
    })
    return { rows: rows.map(toRow), now }
  })
}

/** The needs of the actor's own city, drafts included, newest first. */
export async function listOwnTenders(actor: Actor, cursor?: string, size?: number): Promise<Page<TenderRow> & { now: Date }> {
  return read(async ({ tx, now }) => {
    const own: Prisma.TenderWhereInput = { organizationId: 'organizationId' in actor ? actor.organizationId : '' }
    const found = await pageOf({ AND: [visibleTo(actor), own] }, cursor, size, (args) =>
      tx.tender.findMany({ ...args, include: rowShape }),
    )
    return { ...found, now }
  })
}

/** By id or public number; null when there is none that the actor may see. */
export async function findTender(
  actor: Actor,
  key: { id: string } | { number: string },
): Promise<(TenderDetail & { now: Date }) | null> {
  return read(async ({ tx, now }) => {
    const row = await tx.tender.findFirst({ where: { AND: [key, visibleTo(actor)] }, include: detailShape })
    return row && { ...toDetail(row), now }
  })
}

type PageArgs = { where: Prisma.TenderWhereInput; orderBy: Prisma.TenderOrderByWithRelationInput[]; take: number }

/** Walks by (closing time, id). A cursor is ["o" or "n", closing time, id]: older or newer than that row. */
async function pageOf(
  where: Prisma.TenderWhereInput,
  cursor: string | undefined,
  asked: number | undefined,
  find: (args: PageArgs) => Promise<Row[]>,
): Promise<Page<TenderRow>> {
  const size = sizeOf({ size: asked })
  const [way, at, id] = (cursor ? decodeCursor(cursor) : null) ?? []
  const back = way === 'n'
  const walking = back ? 'asc' : 'desc'
  const beyond = walking === 'asc' ? 'gt' : 'lt'
  const from = typeof at === 'number' && typeof id === 'string' ? { at: new Date(at), id } : null
  const after: Prisma.TenderWhereInput = from
    ? { OR: [{ closesAt: { [beyond]: from.at } }, { closesAt: from.at, id: { [beyond]: from.id } }] }
    : {}
  const found = await find({ where: { AND: [where, after] }, orderBy: [{ closesAt: walking }, { id: walking }], take: size + 1 })
  const more = found.length > size
  const rows = back ? found.slice(0, size).reverse() : found.slice(0, size)
  const key = (row: Row | undefined, to: string) => (row ? encodeCursor([to, row.closesAt.getTime(), row.id]) : null)
  return {
    rows: rows.map(toRow),
    older: back || more ? key(rows.at(-1), 'o') : null,
    newer: (back ? more : from !== null) ? key(rows[0], 'n') : null,
  }
}

function toRow(row: Row) {
  const { lots, organization, searchWords: _, budgetMinor, currency, number, status, ...columns } = row
  const item = lots[0]?.items[0]
  return {
    ...columns,
    status: status as TenderStatus,
    number: status === 'draft' || columns.publishedAt === null ? null : number,
    budget: money(budgetMinor, currency as Currency) as Money,
    city: organization,
    lots: lots.map((lot) => ({ id: lot.id, ordinal: lot.ordinal, title: lot.title, items: lot.items })),
    item: item ?? null,
    deliveries: [...(item?.deliveries ?? [])].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime()),
  }
}

function toDetail(row: DetailRow) {
  return { ...toRow(row), criteria: row.criteria, sourceNotice: row.sourceNotice }
}
