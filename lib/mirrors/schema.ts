import * as z from 'zod'
import { storable } from '#lib/standards/ocds/incoming/shape.ts'

/** Longest text of one notice that is taken in, in characters. */
export const longestNotice = 8_000_000

const said = z.string().trim().min(1).max(500).optional()

/** Whatever a package says of itself: what cannot be kept of it must not keep its notices out. */
const toldByPackage = z
  .string()
  .optional()
  .transform(
    (text) =>
      storable(text ?? '')
        .trim()
        .slice(0, 500)
        .trim() || undefined,
  )

/** One notice as it was received, with what its package and whoever imports it say about its origin. */
export const receivedNotice = z.object({
  original: z.string().min(1, 'noticeNotJson').max(longestNotice, 'noticeTooLong'),
  envelope: z
    .object({
      publisherName: toldByPackage,
      publisherUri: toldByPackage,
      license: toldByPackage,
      publishedAt: toldByPackage,
    })
    .prefault({}),
  said: z.object({ name: said, url: said, licence: said }).default({}),
})
export type ReceivedNotice = z.input<typeof receivedNotice>
