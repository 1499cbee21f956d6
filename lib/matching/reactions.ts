import type { Tx } from '#lib/platform/db.ts'
import type { SequencedEvent } from '#lib/platform/events.ts'
import { addJob, type Reaction, workerAccess } from '#lib/platform/jobs.ts'

/** One assessment of a need at a time, and of several asked for at once only the last. */
function assessLater(tx: Tx, tenderId: string): Promise<void> {
  return addJob(tx, 'assessTender', { tenderId }, { jobKey: `assess:${tenderId}`, queueName: `assess:${tenderId}` })
}

function assessOn(on: string, tenderOf: (event: SequencedEvent) => string = ({ subject }) => subject): Reaction {
  return { name: `matching.assess on ${on}`, on, access: workerAccess, run: (tx, _, event) => assessLater(tx, tenderOf(event)) }
}

/** A city sees who could meet its need from the first draft on; each maker its own reasons once it is published. */
export const matchingReactions: readonly Reaction[] = [
  assessOn('tender.drafted'),
  assessOn('tender.redrafted'),
  assessOn('tender.published'),
  assessOn('probation.lifted'),
  assessOn('agreement.signed', ({ payload }) => String(payload.tenderId)),
  assessOn('agreement.dissolved', ({ payload }) => String(payload.tenderId)),
]
