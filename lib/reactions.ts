/** One page: when X happens, do Y. All traffic that runs against the order of the rooms passes here, and all work without a request. */
import { awardSweeps } from '#lib/awards/deadlines.ts'
import { matchingReactions } from '#lib/matching/reactions.ts'
import { orderReactions } from '#lib/orders/reactions.ts'
import type { JobTable, Reaction, Sweep } from '#lib/platform/jobs.ts'

export const reactions: readonly Reaction[] = [...matchingReactions, ...orderReactions]

export const sweeps: readonly Sweep[] = [...awardSweeps]

export const jobs: JobTable = {}
