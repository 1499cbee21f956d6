import { addJob, type Reaction, workerAccess } from '#lib/platform/jobs.ts'

/** The announced rule is solved as soon as the prices are open, before anybody decides. */
export const awardReactions: readonly Reaction[] = [
  {
    name: 'awards.planAtOpening',
    on: 'tender.opened',
    access: workerAccess,
    run: (tx, _now, { subject }) => addJob(tx, 'planAward', { tenderId: subject }, { jobKey: `plan:${subject}` }),
  },
]
