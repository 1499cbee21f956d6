import { type NoticeRow, noticeRows } from '#lib/mirrors/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { Prisma, type Tx } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import { type TenderRow, tenderRows } from '#lib/tenders/index.ts'
import { decodeCursor, encodeCursor, type Page, sizeOf } from '#lib/values/page.ts'
import { mirroredConditions, ownConditions, rankedAtMost, rankOf } from './conditions.ts'
import { type BoardChoices, type BoardPlace, boardChoices, boardPlaces } from './facets.ts'
import type { BoardFilters } from './schema.ts'

export type Board = Page<BoardRow> & BoardChoices & { places: BoardPlace[]; now: Date }
export type BoardRow = { kind: 'own'; need: TenderRow } | { kind: 'mirrored'; notice: NoticeRow }

const { sql } = Prisma
type Key = { kind: 'own' | 'mirrored'; id: string; key: bigint }
type Walk = { after: { key: number; id: string } | null; direction: 'asc' | 'desc'; take: number }

/**
 * Needs of our cities and notices of others in one list, with the map and the choices of its filters. A search gives the best fit first; otherwise what is open comes by its
 * closing time, everything else by the day it was published, newest first.
 */
export async function readBoard(actor: Actor, filters: BoardFilters, size?: number): Promise<Board> {
  return read(async ({ tx, now }) => {
    const take = sizeOf({ size }) + 1
    const [way, key, id] = (filters.cursor ? decodeCursor(filters.cursor) : null) ?? []
    const after = typeof key === 'number' && Number.isSafeInteger(key) && typeof id === 'string' ? { key, id } : null
    const isBack = after !== null && way === 'n'
    const natural = !filters.q && filters.status === 'open' ? 'asc' : 'desc'
    const direction = isBack === (natural === 'asc') ? 'desc' : 'asc'
    const [keys, places, choices] = await Promise.all([
      (filters.q ? rankedKeys : datedKeys)(tx, now, filters, { after, direction, take }),
      boardPlaces(tx, now, filters),
      boardChoices(tx),
    ])
    const hasMore = keys.length === take
    const shown = keys.slice(0, take - 1)
    if (isBack) shown.reverse()
    const cursor = (row: Key | undefined, to: string) => (row ? encodeCursor([to, Number(row.key), row.id]) : null)
    return {
      rows: await rowsOf(tx, actor, shown),
      places,
      ...choices,
      older: isBack || hasMore ? cursor(shown.at(-1), 'o') : null,
      newer: (isBack ? hasMore : after !== null) ? cursor(shown[0], 'n') : null,
      now,
    }
  })
}

/** Walks along an index of each table, and merges. */
async function datedKeys(tx: Tx, now: Date, filters: BoardFilters, { after, direction, take }: Walk): Promise<Key[]> {
  const byClosing = filters.status === 'open'
  const [own, mirrored] = byClosing ? [sql`t.closes_at`, sql`m.closes_at`] : [sql`t.published_at`, sql`m.released_at`]
  const order = direction === 'asc' ? sql`ASC` : sql`DESC`
  const sign = direction === 'asc' ? sql`>` : sql`<`
  const beyond = (column: Prisma.Sql, id: Prisma.Sql) =>
    after ? sql`AND (${column}, ${id}) ${sign} (${new Date(after.key)}, ${after.id})` : sql``
  return tx.$queryRaw<Key[]>`
    (SELECT 'own' AS kind, t.id, (extract(epoch FROM ${own}) * 1000)::bigint AS key
       FROM tender t JOIN organization o ON o.id = t.organization_id
      WHERE ${ownConditions(filters)} ${beyond(own, sql`t.id`)}
      ORDER BY ${own} ${order}, t.id ${order} LIMIT ${take})
    UNION ALL
    (SELECT 'mirrored', m.id, (extract(epoch FROM ${mirrored}) * 1000)::bigint
       FROM mirrored_tender m
      WHERE ${mirroredConditions(filters, now)} ${beyond(mirrored, sql`m.id`)}
      ORDER BY ${mirrored} ${order}, m.id ${order} LIMIT ${take})
    ORDER BY key ${order}, id ${order} LIMIT ${take}`
}

/** Limits first, ranks then: a word that everybody uses costs no more than a thousand comparisons. */
async function rankedKeys(tx: Tx, now: Date, filters: BoardFilters, { after, direction, take }: Walk): Promise<Key[]> {
  const q = filters.q!
  const order = direction === 'asc' ? sql`ASC` : sql`DESC`
  const beyond = after
    ? direction === 'asc'
      ? sql`WHERE (key, id) > (${after.key}, ${after.id})`
      : sql`WHERE (key, id) < (${after.key}, ${after.id})`
    : sql``
  return tx.$queryRaw<Key[]>`
    SELECT kind, id, key::bigint FROM (
      SELECT 'own' AS kind, id, ${rankOf(q, sql`search_words`)} AS key FROM (
        SELECT t.id, t.search_words FROM tender t JOIN organization o ON o.id = t.organization_id
         WHERE ${ownConditions(filters)} ORDER BY t.published_at DESC, t.id DESC LIMIT ${rankedAtMost}) AS own
      UNION ALL
      SELECT 'mirrored', id, ${rankOf(q, sql`search_words`)} FROM (
        SELECT m.id, m.search_words FROM mirrored_tender m
         WHERE ${mirroredConditions(filters, now)} ORDER BY m.released_at DESC, m.id DESC LIMIT ${rankedAtMost}) AS mirrored
    ) AS found ${beyond}
    ORDER BY key ${order}, id ${order} LIMIT ${take}`
}

async function rowsOf(tx: Tx, actor: Actor, keys: readonly Key[]): Promise<BoardRow[]> {
  const ids = (kind: Key['kind']) => keys.filter((one) => one.kind === kind).map(({ id }) => id)
  const [needs, notices] = await Promise.all([tenderRows(tx, actor, ids('own')), noticeRows(tx, ids('mirrored'))])
  const rows = new Map<string, BoardRow>([
    ...needs.map((need) => [need.id, { kind: 'own', need }] as const),
    ...notices.map((notice) => [notice.id, { kind: 'mirrored', notice }] as const),
  ])
  return keys.flatMap(({ id }) => rows.get(id) ?? [])
}
