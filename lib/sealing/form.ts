import * as z from 'zod'
import { isRecipient } from './age.ts'
import { fromBase64url } from './encoding.ts'

/** Pieces of form that commands share; messages are keys of `errors`. Bytes travel as base64url. */
export const recipientText = z.string().refine(isRecipient, 'recipientInvalid')
export const hash64 = z.string().regex(/^[0-9a-f]{64}$/, 'fieldInvalid')

/** An age file of at most `most` bytes. */
export function ageFile(most: number) {
  return z
    .string('required')
    .max(Math.ceil((most * 4) / 3) + 4, 'sealedInvalid')
    .transform((text, context) => {
      try {
        const bytes = fromBase64url(text)
        if (bytes.length <= most && new TextDecoder().decode(bytes.subarray(0, 21)) === 'age-encryption.org/v1') return bytes
      } catch {
        // Not base64url: the same answer.
      }
      context.addIssue({ code: 'custom', message: 'sealedInvalid' })
      return z.NEVER
    })
}

export const openedShareForm = z.strictObject({
  tender: z.string().min(1).max(80),
  purpose: z.enum(['rehearsal', 'technical', 'price']),
  keyVersion: z.int().min(1),
  index: z.int().min(1).max(5),
  share: z.string().max(400),
  salt: z.string().length(43),
})
