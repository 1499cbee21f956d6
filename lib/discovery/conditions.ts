/** What the board's filters mean for our own needs (`t`, with their city `o`) and for mirrored notices (`m`). */
import { Prisma } from '#lib/platform/db.ts'
import { divisionsOfSector } from '#lib/reference/cpv.ts'
import { searchQuery } from '#lib/reference/search-words.ts'
import type { BoardFilters } from './schema.ts'

type Sql = Prisma.Sql
const { sql, join } = Prisma
const nothing = sql`false`

/** Of more matches than this, the newest are ranked and drawn on the map: a common word costs no more than a rare one. */
export const rankedAtMost = 1000

/** Own needs: of those that were published, as `visibleTo` says for everyone. */
export function ownConditions({ q, sector, cpv, country, status, source, place }: BoardFilters): Sql {
  const statuses = { open: ['published'], closed: ['closed', 'opened', 'failed', 'cancelled'], awarded: ['awarded'], all: null }[
    status
  ]
  return join(
    [
      sql`t.published_at IS NOT NULL`,
      ...(source === undefined || source === 'own' ? [] : [nothing]),
      ...(statuses ? [sql`t.status = ANY(${statuses})`] : []),
      ...(sector ? [sql`t.sector = ${sector}`] : []),
      ...(cpv
        ? [sql`EXISTS (SELECT 1 FROM lot l JOIN item i ON i.lot_id = l.id WHERE l.tender_id = t.id AND left(i.cpv, 2) = ${cpv})`]
        : []),
      ...(country ? [sql`o.country = ${country}`] : []),
      ...(place ? [sql`o.wikidata_id = ${place}`] : []),
      ...(q ? [/^MOI-/i.test(q) ? sql`t.number = ${q.toUpperCase()}` : matches(q, sql`t.search_words`)] : []),
    ],
    ' AND ',
  )
}

/** Mirrored notices; `now` parts what is open from what is closed. A sector finds them by their CPV division. */
export function mirroredConditions({ q, sector, cpv, country, status, source, place }: BoardFilters, now: Date): Sql {
  const over = sql`(m.closes_at <= ${now} OR m.status IN ('cancelled', 'withdrawn', 'unsuccessful', 'complete'))`
  const states = {
    open: sql`NOT m.awarded AND m.closes_at > ${now} AND (m.status IS NULL OR m.status NOT IN ('cancelled', 'withdrawn', 'unsuccessful', 'complete'))`,
    closed: sql`NOT m.awarded AND ${over}`,
    awarded: sql`m.awarded`,
    all: sql`true`,
  }
  return join(
    [
      states[status],
      ...(source === 'own' ? [nothing] : []),
      ...(source && source !== 'own' ? [sql`m.source_id = ${source}`] : []),
      ...(sector ? [sql`left(m.cpv, 2) = ANY(${[...divisionsOfSector[sector]]})`] : []),
      ...(cpv ? [sql`left(m.cpv, 2) = ${cpv}`] : []),
      ...(country ? [sql`m.country = ${country}`] : []),
      ...(place ? [sql`m.place_id = (SELECT id FROM place WHERE key = ${place})`] : []),
      ...(q ? [/^ocds-\w/i.test(q) ? sql`m.ocid = ${q}` : matches(q, sql`m.search_words`)] : []),
    ],
    ' AND ',
  )
}

/** How well the words fit, in millionths; a whole number, so that a cursor can hold it. */
export function rankOf(q: string, words: Sql): Sql {
  const query = searchQuery(q)
  return query === null ? sql`0` : sql`(ts_rank(${words}::tsvector, ${query}::tsquery) * 1000000)::int`
}

function matches(q: string, words: Sql): Sql {
  const query = searchQuery(q)
  return query === null ? nothing : sql`${words}::tsvector @@ ${query}::tsquery`
}
