import { z } from 'zod'
import { locales } from '#lib/values/locale.ts'

/** How long a signed-in browser stays signed in, and how often its row is touched. Real time: the demo clock signs nobody out. */
export const sessionDays = 14
export const touchMinutes = 5

export const signInSchema = z.object({
  email: z
    .string('emailMissing')
    .trim()
    .toLowerCase()
    .regex(/^[^\0]{3,200}$/, 'emailMissing'),
  password: z.string('passwordMissing').min(1, 'passwordMissing').max(200, 'passwordMissing'),
  userAgent: z.string().max(300).default(''),
})

export const sessionIdSchema = z.object({ sessionId: z.string().max(60) })

export const languageSchema = z.object({ locale: z.enum(locales, 'fieldInvalid') })
