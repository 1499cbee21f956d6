// Reactions to events, deadlines, and calls to the outside that must follow a commit.
import { Logger, run } from 'graphile-worker'
import { closeDb, pool } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import type { JobPayload } from '#lib/platform/jobs.ts'
import { clockChannel, listen } from '#lib/platform/listen.ts'
import { log } from '#lib/platform/log.ts'
import { queueReactions, runReaction } from '#lib/platform/reacting.ts'
import { positionsChannel } from '#lib/platform/sequencer.ts'
import { endWithSupervisor } from '#lib/platform/supervised.ts'
import { jobs, reactions, sweeps } from '#lib/reactions.ts'

endWithSupervisor()

const quiet = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') log.warn({ message }, 'jobs')
})

async function sweep(): Promise<void> {
  for (const { name, run } of sweeps) {
    try {
      const done = await run()
      if (done > 0) log.info({ sweep: name, done }, 'deadline reached')
    } catch (error) {
      log.error({ sweep: name, error: String(error) }, 'a deadline could not be kept')
    }
  }
}

/** One reading of the events at a time; a notice during it asks for another round. */
let reading: Promise<void> | undefined
let again = false
function readEvents(): void {
  again = true
  reading ??= (async () => {
    while (again) {
      again = false
      try {
        while ((await queueReactions(reactions)) > 0);
      } catch (error) {
        log.error({ error: String(error) }, 'reactions could not be queued')
      }
    }
    reading = undefined
  })()
}

const tasks = Object.fromEntries(
  Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job.run(payload as JobPayload)]),
)
const runner = await run({
  pgPool: pool(),
  concurrency: 4,
  pollInterval: 1000,
  noHandleSignals: true,
  logger: quiet,
  parsedCronItems: [],
  taskList: {
    ...tasks,
    sweep,
    react: (payload) => runReaction(reactions, payload as JobPayload),
  },
})
const stopListening = listen({
  channels: { [positionsChannel]: readEvents, [clockChannel]: () => void sweep() },
  onConnect: readEvents,
})
const minutes = setInterval(() => void sweep(), env.MODE === 'demo' ? 10_000 : 60_000)
await sweep()

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    clearInterval(minutes)
    await stopListening()
    await runner.stop()
    await reading
    await closeDb()
    process.exit(0)
  })
}
log.info('jobs ready')
process.send?.('ready')
