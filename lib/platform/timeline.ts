import '#server-only'
import { pool } from '#lib/platform/db.ts'
import type { SequencedEvent } from '#lib/platform/events.ts'

type Row = {
  position: string
  id: string
  name: string
  subject: string
  organization_id: string | null
  actor: string
  occurred_at: Date
  payload: SequencedEvent['payload']
}

/** Events after `position`, in order, at most `limit`. Readers keep the last position they saw; none is ever skipped. */
export async function listEventsAfter(position: bigint, limit = 500, subjects?: readonly string[]): Promise<SequencedEvent[]> {
  const { rows } = await pool().query<Row>(
    `SELECT p.position, e.id, e.name, e.subject, e.organization_id, e.actor, e.occurred_at, e.payload
       FROM event_position p JOIN event e ON e.id = p.event_id
      WHERE p.position > $1 AND ($3::text[] IS NULL OR e.subject = ANY($3)) ORDER BY p.position LIMIT $2`,
    [position.toString(), limit, subjects ?? null],
  )
  return rows.map((row) => ({
    position: BigInt(row.position),
    id: row.id,
    name: row.name,
    subject: row.subject,
    organizationId: row.organization_id,
    actor: row.actor,
    occurredAt: row.occurred_at,
    payload: row.payload,
  }))
}
