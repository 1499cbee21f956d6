import { type JobTable, workerAccess } from '#lib/platform/jobs.ts'
import { openBids } from './open-bids.ts'

export const bidJobs: JobTable = {
  open_bids: { access: workerAccess, run: ({ openingId }) => openBids(String(openingId)) },
}
