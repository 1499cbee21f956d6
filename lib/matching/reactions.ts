import { storeMatches } from '#lib/matching/steps.ts'
import { worker } from '#lib/platform/actor.ts'
import { record } from '#lib/platform/events.ts'
import { type Reaction, workerAccess } from '#lib/platform/jobs.ts'

/** Publishing a need runs the match: the city sees counts and reasons, each maker its own. */
const matchPublished: Reaction = {
  name: 'matching.matchPublished',
  on: 'tender.published',
  access: workerAccess,
  async run(tx, now, event) {
    const verdicts = await storeMatches(tx, now, event.subject)
    const count = (verdict: string) => verdicts.filter((candidate) => candidate.verdict === verdict).length
    await record(tx, worker('matching'), now, [
      {
        name: 'tender.matched',
        subject: event.subject,
        organizationId: event.organizationId,
        payload: { alone: count('alone'), part: count('part'), excluded: count('excluded') },
      },
    ])
  },
}

export const matchingReactions: readonly Reaction[] = [matchPublished]
