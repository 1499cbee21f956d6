import { worker } from '#lib/platform/actor.ts'
import { record } from '#lib/platform/events.ts'
import { addJob, type Reaction, workerAccess } from '#lib/platform/jobs.ts'
import { returnUnopened } from './return-unopened.ts'

export const bidReactions: readonly Reaction[] = [
  {
    // A reaction and not a job of the last share: the quorum has its position in the audit before a key is taken up.
    name: 'bids.openAtQuorum',
    on: 'opening.quorum_reached',
    access: workerAccess,
    run: (tx, _now, event) => {
      const openingId = String(event.payload.openingId)
      return addJob(tx, 'open_bids', { openingId }, { jobKey: `open_bids:${openingId}` })
    },
  },
  {
    name: 'bids.returnOnCancellation',
    on: 'tender.cancelled',
    access: workerAccess,
    run: async (tx, now, event) => {
      const events = await returnUnopened(tx, event.subject)
      if (events.length > 0) await record(tx, worker('bids.returnOnCancellation'), now, events)
    },
  },
]
