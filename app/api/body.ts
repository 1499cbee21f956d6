import type { Context } from 'hono'
import { Fault } from '#lib/values/fault.ts'

/** Refuses a body that does not say how long it is, or is longer than `most` bytes, before any of it is read. Throws Fault invalid. */
export function requireLength(context: Context, most: number): void {
  const announced = Number(context.req.header('content-length') ?? Number.NaN)
  if (Number.isNaN(announced)) throw new Fault('invalid', 'lengthRequired')
  if (announced > most) throw new Fault('invalid', 'tooLarge', {}, { limit: `${most / 1024} KiB` })
}
