/** Where a person goes back to after signing in: a path of our own with its query, or null for anything else. */
export function returnPath(asked: unknown): string | null {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.length > 500) return null
  const own = 'http://own.invalid'
  if (!URL.canParse(asked, own)) return null
  const { origin, pathname, search } = new URL(asked, own)
  return origin === own && !pathname.startsWith('//') ? pathname + search : null
}
