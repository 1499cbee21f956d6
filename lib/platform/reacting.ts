/**
 * Hands events to reactions: each at least once, noted so that a repetition changes nothing. They run in order per subject; one that
 * fails is tried again later, and what follows does not wait for it.
 */
import '#server-only'
import { db, readNow, transaction, transactionLimitMs } from '#lib/platform/db.ts'
import { addJob, type JobPayload, type Reaction } from '#lib/platform/jobs.ts'
import { listEventsAfter } from '#lib/platform/timeline.ts'

/**
 * Queues the reactions to the next events and moves the cursor, in one transaction; of two readers at once one queues. Returns how
 * many events it read.
 */
export async function queueReactions(reactions: readonly Reaction[], limit = 200): Promise<number> {
  const { position } = await db().reactionCursor.findUniqueOrThrow({ where: { id: 1 } })
  const events = await listEventsAfter(position, limit)
  const last = events.at(-1)
  if (!last) return 0
  return transaction(async (tx) => {
    const { count } = await tx.reactionCursor.updateMany({ where: { id: 1, position }, data: { position: last.position } })
    if (count === 0) return 0
    for (const event of events) {
      for (const reaction of reactions.filter((candidate) => candidate.on === event.name)) {
        const payload = { reaction: reaction.name, position: event.position.toString() }
        await addJob(tx, 'react', payload, { queueName: event.subject, jobKey: `react:${reaction.name}:${event.id}` })
      }
    }
    return events.length
  })
}

/** Runs one queued reaction. A second run finds its note and does nothing. */
export async function runReaction(reactions: readonly Reaction[], payload: JobPayload): Promise<void> {
  const reaction = reactions.find((candidate) => candidate.name === payload.reaction)
  if (!reaction) throw new TypeError(`no reaction is named ${payload.reaction}`)
  const [event] = await listEventsAfter(BigInt(String(payload.position)) - 1n, 1)
  if (!event) throw new TypeError(`no event has position ${payload.position}`)
  await db().$transaction(
    async (tx) => {
      const now = await readNow(tx)
      const { count } = await tx.reactionRun.createMany({
        data: [{ eventId: event.id, reaction: reaction.name, ranAt: now }],
        skipDuplicates: true,
      })
      if (count === 1) await reaction.run(tx, now, event)
    },
    { timeout: transactionLimitMs, maxWait: transactionLimitMs },
  )
}
