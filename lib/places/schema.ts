import * as z from 'zod'

const text = z.string().trim().min(1, 'fieldInvalid').max(200, 'fieldInvalid')

/** One city as a gazetteer gives it. `timeZone` is IANA's name or null; coordinates are WGS 84 degrees. */
export const place = z.object({
  key: text,
  name: text,
  asciiName: text,
  country: z.string().regex(/^[A-Z]{2}$/, 'fieldInvalid'),
  region: z.string().trim().max(200, 'fieldInvalid'),
  latitude: z.number().min(-90, 'fieldInvalid').max(90, 'fieldInvalid'),
  longitude: z.number().min(-180, 'fieldInvalid').max(180, 'fieldInvalid'),
  timeZone: z.string().max(60).nullable(),
  population: z.int().min(0, 'fieldInvalid'),
})
export type PlaceContent = z.output<typeof place>

export const placeBatch = z.object({ places: z.array(place).min(1).max(500) })
