import { isSector, type Sector } from '#lib/reference/sectors.ts'

export type Asked = { q?: string; sector?: Sector; cursor?: string }

/** What a catalogue page's address asks for; what it cannot use is left out. */
export function askedOf(query: Record<string, string | string[] | undefined>): Asked {
  const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 300) : undefined)
  return { q: text(query.q)?.slice(0, 80), sector: isSector(query.sector) ? query.sector : undefined, cursor: text(query.cursor) }
}

/** The address of the same question without its cursor. */
export function addressOf(path: string, { q, sector }: Asked): string {
  const query = new URLSearchParams({ ...(q ? { q } : {}), ...(sector ? { sector } : {}) })
  return query.size > 0 ? `${path}?${query}` : path
}
