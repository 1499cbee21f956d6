import { z } from 'zod'

export const lineSchema = z.object({
  name: z.string('lineNameMissing').trim().min(2, 'lineNameMissing').max(80, 'textTooLong'),
  unitsPerWeek: z.coerce
    .number('unitsPerWeekInvalid')
    .int('unitsPerWeekInvalid')
    .min(1, 'unitsPerWeekInvalid')
    .max(1_000_000, 'unitsPerWeekInvalid'),
})

export const weekSchema = z.object({
  lineId: z.string().max(60),
  week: z.iso.date('weekInvalid'),
  units: z.coerce.number('unitsInvalid').int('unitsInvalid').min(0, 'unitsInvalid').max(1_000_000, 'unitsInvalid'),
})

/** How far ahead a calendar reaches. */
export const calendarWeeks = 52
