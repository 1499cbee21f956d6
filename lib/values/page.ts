/** One page of a list: rows and the cursors to walk on. No list exists without them. */
export type Page<T> = { rows: T[]; older: string | null; newer: string | null }

export type PageRequest = { cursor?: string; size?: number }

export const pageSize = { default: 20, max: 100 }

/** A cursor is the last row's sort key, opaque to the reader: base64url of JSON. */
export function encodeCursor(key: (string | number)[]): string {
  return btoa(unescape(encodeURIComponent(JSON.stringify(key))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** Reads a cursor back; null when it was not made by `encodeCursor`. */
export function decodeCursor(cursor: string): (string | number)[] | null {
  try {
    const key = JSON.parse(decodeURIComponent(escape(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))))
    return Array.isArray(key) && key.every(isKeyPart) ? key : null
  } catch {
    return null
  }
}

/** Texts that the database can hold, and numbers that are an instant (ECMA-262 §21.4.1.1) at most. */
function isKeyPart(part: unknown): boolean {
  return typeof part === 'number' ? Math.abs(part) <= 8.64e15 : typeof part === 'string' && !part.includes('\0')
}

/** Clamps a requested size into 1…100. */
export function sizeOf(request: PageRequest): number {
  return Math.min(Math.max(Math.trunc(request.size ?? pageSize.default) || pageSize.default, 1), pageSize.max)
}
