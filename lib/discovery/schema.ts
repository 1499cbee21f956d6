import * as z from 'zod'
import { cpvDivisions } from '#lib/reference/cpv.ts'
import { sectors } from '#lib/reference/sectors.ts'

export const boardStatuses = ['open', 'closed', 'awarded', 'all'] as const

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((value) => value.replaceAll('\0', '').toWellFormed())
    .optional()
    .catch(undefined)

/** What one may ask of the notice board. What is not understood is left out, so that an old address still answers. */
export const boardFilters = z
  .object({
    q: text(100),
    sector: z.enum(sectors).optional().catch(undefined),
    /** CPV division, two digits. */
    cpv: z.enum(cpvDivisions).optional().catch(undefined),
    /** ISO 3166-1 alpha-2. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional()
      .catch(undefined),
    status: z.enum(boardStatuses).optional().catch(undefined),
    /** `own`, or the id of a source whose notices are mirrored. */
    source: z
      .string()
      .regex(/^(own|src_\w{1,40})$/)
      .optional()
      .catch(undefined),
    /** Wikidata's id of the buyer's city. */
    place: z
      .string()
      .regex(/^Q\d{1,12}$/)
      .optional()
      .catch(undefined),
    cursor: text(300),
  })
  .transform(({ status, ...asked }) => ({ ...asked, status: status ?? statusUnasked(asked) }))
export type BoardFilters = z.output<typeof boardFilters>

/** The board begins with what can still be answered; who searches, or looks at one city, asks about everything. */
export function statusUnasked({
  q,
  place,
}: {
  q?: string | undefined
  place?: string | undefined
}): (typeof boardStatuses)[number] {
  return q || place ? 'all' : 'open'
}
