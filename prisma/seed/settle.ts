// Plays the workers' part in one process until nothing is left to do: for the seed, tests and proofs that need no running workers.
import { Logger, runOnce } from 'graphile-worker'
import pg from 'pg'
import { Folder, linesUnderWay } from '#lib/fulfilment/folder.ts'
import { pool } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import type { JobPayload } from '#lib/platform/jobs.ts'
import { queueReactions, runReaction } from '#lib/platform/reacting.ts'
import { becomeSequencer } from '#lib/platform/sequencer.ts'
import { jobs, reactions, sweeps } from '#lib/reactions.ts'
import { sequenceOutbox } from '#seed/sequence.ts'

const failures: unknown[] = []
const logger = new Logger(() => () => undefined)
const handle = (work: (payload: JobPayload) => Promise<void>) => async (payload: unknown) => {
  try {
    await work(payload as JobPayload)
  } catch (error) {
    failures.push(error)
    throw error
  }
}
const taskList = {
  ...Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, handle(job.run)])),
  react: handle((payload) => runReaction(reactions, payload)),
  sweep: async () => undefined,
}

/** Sequences, reacts, works and keeps deadlines until a whole round finds nothing. Throws the first error of a job. */
export async function settle(): Promise<void> {
  const sequencer = new pg.Client({ connectionString: required('SEQUENCER_URL') })
  await sequencer.connect()
  try {
    if (!(await becomeSequencer(sequencer))) throw new Error('another sequencer runs on this database')
    const folder = new Folder()
    for (let busy = true; busy; ) {
      busy = false
      for (const sweep of sweeps) busy = (await sweep.run()) > 0 || busy
      for (const line of await linesUnderWay()) busy = (await folder.fold(line)) || busy
      busy = (await sequenceOutbox(sequencer)) > 0 || busy
      while ((await queueReactions(reactions)) > 0) busy = true
      await runOnce({ pgPool: pool(), taskList, logger, noHandleSignals: true })
      if (failures.length > 0) throw failures.splice(0)[0]
      const { rowCount: announced } = await sequencer.query('SELECT 1 FROM event_outbox LIMIT 1')
      busy = busy || Boolean(announced)
    }
  } finally {
    await sequencer.end()
  }
}
