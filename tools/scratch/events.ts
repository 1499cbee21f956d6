// Events for proofs: written and sequenced through the platform's own code.
import pg from 'pg'
import { worker } from '#lib/platform/actor.ts'
import { transaction } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { record } from '#lib/platform/events.ts'
import { becomeSequencer, sequenceBatch } from '#lib/platform/sequencer.ts'

/** `count` events in one transaction, of the given subject. */
export async function announce(subject: string, count = 1): Promise<void> {
  const events = Array.from({ length: count }, (_, n) => ({ name: 'proof.happened' as const, subject, payload: { n } }))
  await transaction((tx, now) => record(tx, worker('proof'), now, events))
}

/** Gives every committed event its position, as the sequencer's process does. */
export async function sequenceAll(): Promise<void> {
  const client = new pg.Client({ connectionString: required('SEQUENCER_URL') })
  await client.connect()
  try {
    while (!(await becomeSequencer(client))) await new Promise((resolve) => setTimeout(resolve, 20))
    while ((await sequenceBatch(client, required('AUDIT_PRIVATE_KEY'))) > 0);
  } finally {
    await client.end()
  }
}

/** Statements as one of the database's roles, on a connection of its own. */
export async function asRole<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
