/** Gives events their position. One at a time (advisory lock); it never passes a transaction that is still open. */
import type pg from 'pg'
import { leafOf, signHead } from '#lib/platform/audit.ts'
import type { StoredEvent } from '#lib/platform/events.ts'
import { append, emptyFrontier, type Frontier, rootOf } from '#lib/platform/merkle.ts'

/** Notified once per batch with the highest new position. */
export const positionsChannel = 'positions'

const batchSize = 1000

type Row = {
  id: string
  name: string
  subject: string
  organization_id: string | null
  actor: string
  occurred_at: Date
  payload: StoredEvent['payload']
}

/** Takes the lock that makes this connection the sequencer; false while another holds it. It is released with the connection. */
export async function becomeSequencer(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`SELECT pg_try_advisory_lock(hashtext('moi sequencer')) AS taken`)
  return rows[0]!.taken
}

/**
 * Sequences one batch and returns how many events got a position (0: nothing to do). Only events of transactions below
 * `pg_snapshot_xmin` are taken: a lower transaction id cannot appear later, so positions never move and none is skipped.
 */
export async function sequenceBatch(client: pg.ClientBase, privateKey: string): Promise<number> {
  await client.query('BEGIN')
  try {
    const { rows } = await client.query<Row>(
      `SELECT e.id, e.name, e.subject, e.organization_id, e.actor, e.occurred_at, e.payload
         FROM event_outbox o JOIN event e ON e.id = o.event_id
        WHERE o.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        ORDER BY o.xid, o.event_id LIMIT $1`,
      [batchSize],
    )
    if (rows.length === 0) {
      await client.query('COMMIT')
      return 0
    }
    let frontier = await lastFrontier(client)
    const first = frontier.size + 1n
    const leaves = rows.map((row) => leafOf(toEvent(row)))
    for (const leaf of leaves) frontier = append(frontier, leaf)
    await client.query(
      `INSERT INTO event_position (position, event_id, leaf)
       SELECT $1::bigint + u.ordinal - 1, u.event_id, u.leaf FROM unnest($2::text[], $3::bytea[]) WITH ORDINALITY AS u (event_id, leaf, ordinal)`,
      [first.toString(), rows.map((row) => row.id), leaves],
    )
    await client.query('DELETE FROM event_outbox WHERE event_id = ANY($1)', [rows.map((row) => row.id)])
    const { rows: clock } = await client.query<{ now: Date }>('SELECT app_now() AS now')
    const head = signHead(frontier.size, rootOf(frontier), clock[0]!.now, privateKey)
    await client.query('INSERT INTO audit_head (size, root, frontier, signed_at, signature) VALUES ($1, $2, $3, $4, $5)', [
      head.size.toString(),
      head.root,
      frontier.roots,
      head.signedAt,
      head.signature,
    ])
    await client.query('SELECT pg_notify($1, $2)', [positionsChannel, frontier.size.toString()])
    await client.query('COMMIT')
    return rows.length
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

async function lastFrontier(client: pg.ClientBase): Promise<Frontier> {
  const { rows } = await client.query<{ size: string; frontier: Buffer[] }>(
    'SELECT size, frontier FROM audit_head ORDER BY size DESC LIMIT 1',
  )
  return rows[0] ? { size: BigInt(rows[0].size), roots: rows[0].frontier } : emptyFrontier
}

function toEvent(row: Row): StoredEvent {
  return {
    id: row.id,
    name: row.name,
    subject: row.subject,
    organizationId: row.organization_id,
    actor: row.actor,
    occurredAt: row.occurred_at,
    payload: row.payload,
  }
}
