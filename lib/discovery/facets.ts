import { Prisma, type Tx } from '#lib/platform/db.ts'
import { mirroredConditions, ownConditions, rankedAtMost } from './conditions.ts'
import type { BoardFilters } from './schema.ts'

/** A city with its needs and the notices of buyers in it. `key` is Wikidata's id; degrees are WGS 84. */
export type BoardPlace = {
  key: string
  name: string
  localName: string
  localLanguage: string
  country: string
  latitude: number
  longitude: number
  own: number
  mirrored: number
}

const mostPlaces = 400
const { sql } = Prisma
const mostSources = 200

/** Where the buyers are of what the filters find, those with most first; of a search, of as many as are ranked. The place itself does not narrow it: it is what one chooses next. */
export function boardPlaces(tx: Tx, now: Date, filters: BoardFilters): Promise<BoardPlace[]> {
  const asked = { ...filters, place: undefined }
  const shown = filters.q ? sql`ORDER BY m.released_at DESC, m.id DESC LIMIT ${rankedAtMost}` : sql``
  return tx.$queryRaw<BoardPlace[]>`
      SELECT key, min(name) AS name, coalesce(min(local_name), min(name)) AS "localName", coalesce(min(language), 'en') AS "localLanguage",
             min(country) AS country, min(latitude) AS latitude, min(longitude) AS longitude,
             sum(own)::int AS own, sum(mirrored)::int AS mirrored
        FROM (
          SELECT o.wikidata_id AS key, o.name, o.local_name, o.local_language AS language, o.country, o.latitude, o.longitude,
                 count(*) AS own, 0 AS mirrored
            FROM tender t JOIN organization o ON o.id = t.organization_id
           WHERE ${ownConditions(asked)} AND o.wikidata_id IS NOT NULL GROUP BY o.id
          UNION ALL
          SELECT p.key, p.name, NULL, NULL, p.country, p.latitude, p.longitude, 0, found.notices
            FROM (SELECT place_id, count(*) AS notices FROM (
                    SELECT m.place_id FROM mirrored_tender m WHERE ${mirroredConditions(asked, now)} ${shown}) AS shown
                   WHERE place_id IS NOT NULL GROUP BY place_id) AS found
            JOIN place p ON p.id = found.place_id
           WHERE p.key ~ '^Q[0-9]+$'
        ) AS cities
       GROUP BY key ORDER BY sum(own) + sum(mirrored) DESC, key LIMIT ${mostPlaces}`
}

export type BoardChoices = { countries: string[]; sources: { id: string; name: string }[] }

/**
 * The countries in which there is anything on the board, and whose notices are mirrored, whatever is asked. Countries are found by
 * walking along an index: many notices cost no more than few.
 */
export async function boardChoices(tx: Tx): Promise<BoardChoices> {
  const rows = await tx.$queryRaw<{ kind: 'country' | 'source'; id: string; name: string }[]>`
    WITH RECURSIVE mirrored AS (
      (SELECT country FROM mirrored_tender WHERE country IS NOT NULL ORDER BY country LIMIT 1)
      UNION ALL
      SELECT (SELECT country FROM mirrored_tender WHERE country > mirrored.country ORDER BY country LIMIT 1)
        FROM mirrored WHERE mirrored.country IS NOT NULL
    ), countries AS (
      SELECT country FROM mirrored WHERE country IS NOT NULL
      UNION
      SELECT o.country FROM tender t JOIN organization o ON o.id = t.organization_id WHERE t.published_at IS NOT NULL
    )
    (SELECT 'country' AS kind, country AS id, country AS name FROM countries)
    UNION ALL
    (SELECT 'source', id, name FROM mirrored_source ORDER BY name LIMIT ${mostSources})
    ORDER BY kind, name`
  const of = (kind: 'country' | 'source') => rows.filter((row) => row.kind === kind)
  return { countries: of('country').map(({ id }) => id), sources: of('source').map(({ id, name }) => ({ id, name })) }
}
