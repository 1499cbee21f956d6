import * as z from 'zod'
import { isScheme } from '#lib/reference/certificates.ts'
import { rulesPackCodes } from '#lib/reference/rules-packs.ts'
import { sectors } from '#lib/reference/sectors.ts'
import { units } from '#lib/reference/units.ts'
import { type Currency, currencies } from '#lib/values/money.ts'

export const tenderStatuses = ['draft', 'published', 'closed', 'opened', 'awarded', 'failed', 'cancelled'] as const
export type TenderStatus = (typeof tenderStatuses)[number]

export const procedures = ['open', 'consultation', 'direct'] as const
/** How makers may come together for one need: each for a part of the quantity, as a consortium, or with named subcontractors. */
export const jointForms = ['partial_quantity', 'consortium', 'prime_with_subcontractors'] as const
export const awardRules = ['lowest_price', 'weighted_points'] as const
export const criterionKinds = ['price', 'quality', 'delivery', 'service', 'environment'] as const
export const languages = ['en', 'ko', 'zh', 'fi', 'es', 'vi'] as const

const text = (most: number, missing: string) => z.string(missing).trim().min(1, missing).max(most, 'textTooLong')
const whole = (least: number, most: number, message: string) => z.int(message).min(least, message).max(most, message)
const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, 'chooseOne')
const instant = z.preprocess(
  (value) => (typeof value === 'string' ? new Date(value) : value),
  z.date('dateInvalid').max(new Date('2100-01-01T00:00:00Z'), 'dateInvalid'),
)

const delivery = z.object({ dueAt: instant, quantity: whole(1, 100_000_000, 'quantityInvalid') })
const criterion = z.object({
  kind: choice(criterionKinds),
  name: text(80, 'criterionNameMissing'),
  weight: whole(1, 100, 'weightInvalid'),
})

/** One lot with one item: the first shape of a need. Instants are UTC; the time zone is the city's. */
export const draftContent = z.object({
  title: text(140, 'titleMissing'),
  localTitle: text(140, 'titleMissing'),
  language: choice(languages),
  description: text(4000, 'descriptionMissing'),
  sector: choice(sectors),
  rulesPack: choice(rulesPackCodes as [(typeof rulesPackCodes)[number], ...typeof rulesPackCodes]),
  procedure: choice(procedures),
  currency: choice(currencies as [Currency, ...Currency[]]),
  budgetMinor: z
    .bigint('budgetInvalid')
    .positive('budgetPositive')
    .max(10n ** 15n, 'budgetInvalid'),
  deliveryPlace: text(140, 'placeMissing'),
  requiredCertificates: z.array(z.string().refine(isScheme, 'chooseOne')).max(20, 'certificatesTooMany'),
  jointForms: z.array(choice(jointForms)).max(3),
  maxSharePercent: whole(1, 100, 'shareInvalid'),
  awardRule: choice(awardRules),
  minimumQuotes: whole(1, 20, 'minimumQuotesInvalid'),
  standstillDays: whole(0, 60, 'standstillInvalid'),
  questionsUntil: instant.nullable(),
  closesAt: instant,
  contractAt: instant,
  item: z.object({
    description: text(200, 'itemMissing'),
    cpv: z
      .string('cpvInvalid')
      .trim()
      .regex(/^\d{8}(-\d)?$/, 'cpvInvalid'),
    unit: choice(units),
    quantity: whole(1, 100_000_000, 'quantityInvalid'),
  }),
  deliveries: z.array(delivery).min(1, 'deliveryMissing').max(12, 'deliveriesTooMany'),
  criteria: z.array(criterion).min(1, 'criteriaMissing').max(12, 'criteriaTooMany'),
})
export type DraftContent = z.output<typeof draftContent>

/** What is written first; the notice of somebody else that it is written from stays with it for good. */
export const newDraft = draftContent.extend({ sourceNoticeId: z.string().max(60).nullable().default(null) })

export const tenderId = z.string().max(60)
