import * as z from 'zod'
import { type IdKind, isId } from '#lib/values/id.ts'
import { type Currency, currencies } from '#lib/values/money.ts'
import { SealingError } from './sealing-error.ts'

export const envelopeKinds = ['technical', 'price'] as const
export type EnvelopeKind = (typeof envelopeKinds)[number]

const id = (kind: IdKind) => z.string().refine((text): boolean => isId(kind, text))
const wellFormed = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => text.isWellFormed())
const units = z.int().min(1).max(100_000_000)

/** What every envelope is tied to; 32 random bytes keep two equal offers from looking alike to those who open them. */
const binding = {
  version: z.literal(1),
  tender: id('tender'),
  tenderVersion: z.int().min(1),
  lot: id('lot'),
  bidder: id('organization'),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/),
}

/**
 * The price of one unit, and what is due once for the whole quote (design, tooling, freight), net, in minor units of the currency, as
 * digits (JSON has no whole numbers beyond 2^53).
 */
export const priceEnvelope = z
  .strictObject({
    ...binding,
    kind: z.literal('price'),
    currency: z.enum(currencies as [Currency, ...Currency[]]),
    unitPriceMinor: z.string().regex(/^[1-9]\d{0,14}$/),
    oneOffMinor: z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .optional(),
    quantityLeast: units,
    quantityMost: units,
    leadTimeWeeks: z.int().min(0).max(520).optional(),
  })
  .refine((price) => price.quantityLeast <= price.quantityMost, { path: ['quantityMost'] })

export const technicalEnvelope = z.strictObject({
  ...binding,
  kind: z.literal('technical'),
  productId: id('product'),
  answers: z.array(z.strictObject({ requirement: wellFormed(80), statement: wellFormed(2000) })).max(60),
})

export const envelope = z.discriminatedUnion('kind', [priceEnvelope, technicalEnvelope])

export type PriceEnvelope = z.infer<typeof priceEnvelope>
export type TechnicalEnvelope = z.infer<typeof technicalEnvelope>
export type Envelope = z.infer<typeof envelope>

/** What the record of a quote says, against which the opened envelope is held. */
export type Binding = Pick<Envelope, 'kind' | 'tender' | 'tenderVersion' | 'lot' | 'bidder'>

/** The envelope in its parsed form. Throws `malformed`; which field is wrong, `envelope.safeParse` tells the form before. */
export function accepted(content: unknown): Envelope {
  const parsed = envelope.safeParse(content)
  if (!parsed.success) throw new SealingError('malformed')
  return parsed.data
}
