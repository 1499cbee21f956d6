import type { DealStop } from '#components/ui/deal-line.tsx'
import type { TenderStatus } from '#lib/tenders/schema.ts'

const stops: Record<TenderStatus, DealStop> = {
  draft: 'published',
  published: 'quoting',
  closed: 'quoting',
  opened: 'compared',
  awarded: 'awarded',
  failed: 'quoting',
  cancelled: 'published',
}

/** Where a need stands on the line of a deal; a failed or cancelled one stays where it was. */
export function dealStopOf(status: TenderStatus): DealStop {
  return stops[status]
}
