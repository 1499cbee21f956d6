/** UN/ECE Recommendation 20 codes that we trade in; their words are in the `common` messages under `unit`. */
export const units = ['H87', 'SET', 'HUR'] as const
export type Unit = (typeof units)[number]

/** True for a unit that we trade in. */
export function isUnit(value: unknown): value is Unit {
  return typeof value === 'string' && (units as readonly string[]).includes(value)
}
