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
  return rows.map(toEvent)
}

/** The newest events before `position` (exclusive), newest first: for people who read back. At most `limit`. */
export async function listEventsBefore(
  position: bigint | null,
  limit: number,
  filter: { name?: string; subject?: string } = {},
): Promise<SequencedEvent[]> {
  const { rows } = await pool().query<Row>(
    `SELECT p.position, e.id, e.name, e.subject, e.organization_id, e.actor, e.occurred_at, e.payload
       FROM event_position p JOIN event e ON e.id = p.event_id
      WHERE ($1::bigint IS NULL OR p.position < $1) AND ($3::text IS NULL OR e.name = $3) AND ($4::text IS NULL OR e.subject = $4)
      ORDER BY p.position DESC LIMIT $2`,
    [position?.toString() ?? null, limit, filter.name || null, filter.subject || null],
  )
  return rows.map(toEvent)
}

function toEvent(row: Row): SequencedEvent {
  return {
    position: BigInt(row.position),
    id: row.id,
    name: row.name,
    subject: row.subject,
    organizationId: row.organization_id,
    actor: row.actor,
    occurredAt: row.occurred_at,
    payload: row.payload,
  }
}
