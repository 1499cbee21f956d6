/** One page: when X happens, do Y. All traffic that runs against the order of the rooms passes here, and all work without a request. */
import { awardSweeps } from '#lib/awards/deadlines.ts'
import { awardJobs } from '#lib/awards/jobs.ts'
import { awardReactions } from '#lib/awards/reactions.ts'
import { bidJobs } from '#lib/bids/jobs.ts'
import { bidReactions } from '#lib/bids/reactions.ts'
import { fulfilmentReactions } from '#lib/fulfilment/reactions.ts'
import { matchingJobs } from '#lib/matching/jobs.ts'
import { matchingReactions } from '#lib/matching/reactions.ts'
import { orderReactions } from '#lib/orders/reactions.ts'
import { paymentSweeps } from '#lib/payments/deadlines.ts'
import { paymentJobs } from '#lib/payments/jobs.ts'
import { paymentReactions } from '#lib/payments/reactions.ts'
import type { JobTable, Reaction, Sweep } from '#lib/platform/jobs.ts'
import { tenderSweeps } from '#lib/tenders/deadlines.ts'

export const reactions: readonly Reaction[] = [
  ...matchingReactions,
  ...bidReactions,
  ...awardReactions,
  ...orderReactions,
  ...fulfilmentReactions,
  ...paymentReactions,
]

export const sweeps: readonly Sweep[] = [...tenderSweeps, ...awardSweeps, ...paymentSweeps]

export const jobs: JobTable = { ...matchingJobs, ...bidJobs, ...awardJobs, ...paymentJobs }
