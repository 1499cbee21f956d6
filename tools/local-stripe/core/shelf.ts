import { refused } from './stripe-error.ts'

/** Objects of one kind in the order of their making, each owned by the platform or by a connected account. */
export type Shelf<T extends { id: string }> = {
  limit: number
  whenFull: 'drop-oldest' | 'refuse'
  rows: Map<string, { owner: string; object: T }>
}

export function createShelf<T extends { id: string }>(limit: number, whenFull: Shelf<T>['whenFull'] = 'drop-oldest'): Shelf<T> {
  return { limit, whenFull, rows: new Map() }
}

/** Adds an object. A full shelf loses its oldest one, or refuses. */
export function keep<T extends { id: string }>(shelf: Shelf<T>, owner: string, object: T): T {
  if (shelf.rows.size >= shelf.limit) {
    if (shelf.whenFull === 'refuse') throw refused(`The local Stripe holds at most ${shelf.limit} of these.`, 'rate_limit')
    shelf.rows.delete(shelf.rows.keys().next().value!)
  }
  shelf.rows.set(object.id, { owner, object })
  return object
}

/** The object, if it exists and belongs to the owner; a foreign one is missing. */
export function findObject<T extends { id: string }>(shelf: Shelf<T>, owner: string, id: string): T | undefined {
  const row = shelf.rows.get(id)
  return row?.owner === owner ? row.object : undefined
}

/** Newest first, as Stripe's lists are. */
export function listObjects<T extends { id: string }>(shelf: Shelf<T>, owner: string): T[] {
  const objects: T[] = []
  for (const row of shelf.rows.values()) if (row.owner === owner) objects.push(row.object)
  return objects.reverse()
}
