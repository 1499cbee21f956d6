import { type Fields, findHash, findInteger, findText } from './fields.ts'
import { invalid, missing } from './stripe-error.ts'

/** The parameters that every list takes. */
export const PAGE_FIELDS = ['limit', 'starting_after', 'ending_before', 'created']

type Listed = { id: string; created?: number }

/** One page of a list that is newest first: 10 rows, or `limit` from 1 to 100, after or before a known row. */
export function listPage<T extends Listed>(url: string, rows: T[], fields: Fields) {
  const limit = findInteger(fields, 'limit', 1) ?? 10
  if (limit > 100) throw invalid('This value must be less than or equal to 100.', 'limit', 'parameter_invalid_integer')
  const kept = createdWithin(rows, fields)
  const after = findText(fields, 'starting_after')
  const before = findText(fields, 'ending_before')
  if (after && before)
    throw invalid('You can only specify one of these parameters: starting_after, ending_before.', 'starting_after')
  if (before) {
    const end = indexOf(kept, before, 'ending_before')
    return { object: 'list', url, has_more: end > limit, data: kept.slice(Math.max(0, end - limit), end) }
  }
  const start = after ? indexOf(kept, after, 'starting_after') + 1 : 0
  return { object: 'list', url, has_more: kept.length > start + limit, data: kept.slice(start, start + limit) }
}

function indexOf(rows: Listed[], id: string, param: string) {
  const index = rows.findIndex((row) => row.id === id)
  if (index < 0) throw missing('object', id, param)
  return index
}

function createdWithin<T extends Listed>(rows: T[], fields: Fields): T[] {
  if (typeof fields.values.created === 'string') {
    const exact = findInteger(fields, 'created')
    return rows.filter((row) => row.created === exact)
  }
  const range = findHash(fields, 'created')
  if (!range) return rows
  const [gt, gte, lt, lte] = ['gt', 'gte', 'lt', 'lte'].map((name) => findInteger(range, name))
  return rows.filter(
    ({ created = 0 }) =>
      (gt === undefined || created > gt) &&
      (gte === undefined || created >= gte) &&
      (lt === undefined || created < lt) &&
      (lte === undefined || created <= lte),
  )
}
