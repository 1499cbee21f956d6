import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { required } from '#lib/platform/env.ts'
import { becomeSequencer, sequenceBatch } from '#lib/platform/sequencer.ts'

/**
 * Gives every committed event its position and returns how many got one. A transaction that is open anywhere in the cluster holds
 * positions back (`pg_snapshot_xmin` knows no databases), so it waits until the outbox is empty.
 */
export async function sequenceOutbox(client: pg.ClientBase): Promise<number> {
  let sequenced = 0
  for (;;) {
    const batch = await sequenceBatch(client, required('AUDIT_PRIVATE_KEY'))
    sequenced += batch
    if (batch > 0) continue
    const { rowCount } = await client.query('SELECT 1 FROM event_outbox LIMIT 1')
    if (!rowCount) return sequenced
    await sleep(10)
  }
}

/** The same on a connection of its own, which leads while it works; it waits for another sequencer to step down. */
export async function sequenceAll(): Promise<number> {
  const client = new pg.Client({ connectionString: required('SEQUENCER_URL') })
  await client.connect()
  try {
    while (!(await becomeSequencer(client))) await sleep(20)
    return await sequenceOutbox(client)
  } finally {
    await client.end()
  }
}
