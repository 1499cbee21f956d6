/** What tenders announce; the subject is the tender's id. `redrafted` is news to the city alone. */
export const tenderEvents = [
  'tender.drafted',
  'tender.redrafted',
  'tender.published',
  'tender.closed',
  'tender.opened',
  'tender.failed',
  'tender.awarded',
  'tender.cancelled',
] as const
export type TenderEvent = (typeof tenderEvents)[number]
