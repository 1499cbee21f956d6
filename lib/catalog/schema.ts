import { z } from 'zod'
import { sectors } from '#lib/reference/sectors.ts'
import { units } from '#lib/reference/units.ts'
import { locales } from '#lib/values/locale.ts'
import { currencies } from '#lib/values/money.ts'

export const productStatuses = ['in_review', 'published', 'rejected', 'withdrawn'] as const
export type ProductStatus = (typeof productStatuses)[number]

/** What another maker brings to a product: `perUnit` pieces for each unit, or `once` for all of them. */
export type Input = { role: 'design' | 'parts'; cpv: string; perUnit: number; once: number }

const count = (message: string, max = 1_000_000) => z.coerce.number(message).int(message).min(1, message).max(max, message)

/** Five fields and a line are enough to begin; the rest has working defaults. Prices are decimals in major units, as a person types them. */
export const productSchema = z.object({
  name: z.string('productNameMissing').trim().min(3, 'productNameMissing').max(120, 'textTooLong'),
  language: z.enum(locales, 'fieldInvalid'),
  summary: z.string('productSummaryMissing').trim().min(10, 'productSummaryMissing').max(1000, 'textTooLong'),
  sector: z.enum(sectors, 'sectorMissing'),
  cpv: z
    .string('cpvInvalid')
    .trim()
    .regex(/^\d{8}(-\d)?$/, 'cpvInvalid'),
  unit: z.enum(units, 'fieldInvalid').default('H87'),
  currency: z.enum(currencies as [string, ...string[]], 'currencyMissing'),
  price: z.string('priceInvalid').trim().min(1, 'priceInvalid').max(20, 'priceInvalid'),
  minimumOrder: count('minimumOrderInvalid').default(1),
  leadTimeWeeks: z.coerce.number('leadTimeInvalid').int('leadTimeInvalid').min(0, 'leadTimeInvalid').max(104, 'leadTimeInvalid'),
  lineId: z.string('lineMissing').min(1, 'lineMissing').max(60, 'lineMissing'),
  /** W3C WoT Thing Model as JSON text; empty for a product that has no network interface. */
  thingModel: z.string('fieldInvalid').trim().max(65_536, 'thingModelTooLong').default(''),
})

export const moderationSchema = z.object({
  productId: z.string().max(60),
  verdict: z.enum(['publish', 'reject'], 'fieldInvalid'),
  reason: z.string().trim().max(500, 'textTooLong').default(''),
})

export const revisionSchema = productSchema.extend({ productId: z.string().max(60) })
