export const sectors = ['transport', 'environment', 'healthcare', 'finance'] as const
export type Sector = (typeof sectors)[number]

/** True for one of the four sectors. */
export function isSector(value: unknown): value is Sector {
  return typeof value === 'string' && (sectors as readonly string[]).includes(value)
}
