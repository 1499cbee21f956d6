// Events for proofs: written and sequenced through the platform's own code.
import pg from 'pg'
import { worker } from '#lib/platform/actor.ts'
import { transaction } from '#lib/platform/db.ts'
import { record } from '#lib/platform/events.ts'

/** `count` events in one transaction, of the given subject. */
export async function announce(subject: string, count = 1): Promise<void> {
  const events = Array.from({ length: count }, (_, n) => ({ name: 'proof.happened' as const, subject, payload: { n } }))
  await transaction((tx, now) => record(tx, worker('proof'), now, events))
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
