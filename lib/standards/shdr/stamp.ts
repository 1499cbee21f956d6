/** When a line was written, in milliseconds, and over how long its values were observed. */
export type Stamp = { at: number; durationMs: number | null }

const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,12})?(Z|[+-]\d\d:?\d\d)?(?:@(\d{1,12}(?:\.\d{1,9})?))?$/

/**
 * Reads `2017-02-24T09:05:10.6875000Z`, with any number of digits for the fraction (what is finer than a millisecond is dropped), with a
 * zone or none (then UTC, as MTConnect says), and with the duration in seconds behind an `@`. Null for anything else, and for a date that
 * does not exist.
 */
export function readStamp(text: string): Stamp | null {
  const [, seconds, fraction = '', zone = 'Z', duration] = form.exec(text) ?? []
  if (!seconds) return null
  const wall = Date.parse(`${seconds}Z`)
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 19) !== seconds) return null
  const milliseconds = Math.floor(Number(`0${fraction}`) * 1000)
  const at = Date.parse(`${seconds}${zone.replace(/(\d\d)(\d\d)$/, '$1:$2')}`) + milliseconds
  return Number.isNaN(at) ? null : { at, durationMs: duration === undefined ? null : Math.round(Number(duration) * 1000) }
}
