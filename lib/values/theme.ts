export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

/** The cookie that remembers the choice; it is read by the server only, so that a page arrives in its colours. */
export const themeCookie = 'theme'

/** Anything unknown follows the system. */
export function themeOf(value: unknown): Theme {
  return value === 'light' || value === 'dark' ? value : 'system'
}
