// The planted mistake: it orders by the events' ids, which are in the order of their beginning, and remembers how far it got instead of
// waiting for transactions that are still open. This is the outbox as it is often written; late commits fall behind its mark.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const client = new pg.Client({ connectionString: process.env.SEQUENCER_URL })
await client.connect()
for (;;) {
  await client.query('BEGIN')
  const { rowCount } = await client.query(
    `WITH mark AS (SELECT coalesce(max(e.xid), 0) AS xid, coalesce(max(p.position), 0) AS position FROM event_position p JOIN event e ON e.id = p.event_id),
          next AS (SELECT e.id, row_number() OVER (ORDER BY e.xid, e.id) AS ordinal FROM event e, mark WHERE e.xid > mark.xid)
     INSERT INTO event_position (position, event_id, leaf) SELECT mark.position + next.ordinal, next.id, '\\x00' FROM next, mark
     ON CONFLICT DO NOTHING`,
  )
  await client.query('COMMIT')
  if (!rowCount) await sleep(25)
}
