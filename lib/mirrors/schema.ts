import * as z from 'zod'

/** Longest text of one notice that is taken in, in characters. */
export const longestNotice = 8_000_000

const said = z.string().trim().min(1).max(500).optional()

/** One notice as it was received, with what its package and whoever imports it say about its origin. */
export const receivedNotice = z.object({
  original: z.string().min(1, 'noticeNotJson').max(longestNotice, 'noticeTooLong'),
  envelope: z.object({ publisherName: said, publisherUri: said, license: said, publishedAt: said }).default({}),
  said: z.object({ name: said, url: said, licence: said }).default({}),
})
export type ReceivedNotice = z.input<typeof receivedNotice>
