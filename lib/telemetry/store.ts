import type pg from 'pg'
import { type Accepted, accept } from '#lib/telemetry/accept.ts'
import { keep, type Message, type Refused } from '#lib/telemetry/decode.ts'
import { newId } from '#lib/values/id.ts'

/** One message on its way into the database. */
export type Incoming = { deviceId: string; topic: string; message: Message }
/** What became of it. `quarantined` lists reasons. */
export type Receipt = { stored: number; duplicates: number; quarantined: string[] }

/** Notified in the transaction of each batch: JSON of `Stored`. */
export const readingsChannel = 'readings'
/** A device with new readings, and the smallest key among them: what was folded beyond it must be folded again. */
export type Stored = { device: string; epoch: number; seq: number }

type Row = Accepted & { deviceId: string; topic: string; receipt: Receipt }
type Kept = Refused & { deviceId: string; topic: string }

/**
 * Stores messages in one transaction, ordered by key so that two batches never wait for each other in a circle. Same key and
 * same content: a duplicate. Same key, other content: equivocation, quarantined. Returns one receipt per message once committed.
 */
export async function store(client: pg.ClientBase, incoming: readonly Incoming[]): Promise<Receipt[]> {
  await client.query('BEGIN')
  try {
    const { rows: clock } = await client.query<{ now: Date }>('SELECT app_now() AS now')
    const now = clock[0]!.now
    const receipts: Receipt[] = []
    const rows: Row[] = []
    const kept: Kept[] = []
    for (const { deviceId, topic, message } of incoming) {
      const { accepted, refused } = accept(message.readings, now)
      const all = [...message.refused, ...refused]
      const receipt: Receipt = { stored: 0, duplicates: 0, quarantined: all.map(({ reason }) => reason) }
      receipts.push(receipt)
      kept.push(...all.map((one) => ({ ...one, deviceId, topic })))
      rows.push(...accepted.map((reading) => ({ ...reading, deviceId, topic, receipt })))
    }
    kept.push(...(await insertReadings(client, rows, now)))
    await insertQuarantine(client, kept, now)
    await client.query('COMMIT')
    return receipts
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** Inserts what is new and returns what contradicts what is there. */
async function insertReadings(client: pg.ClientBase, rows: Row[], now: Date): Promise<Kept[]> {
  if (rows.length === 0) return []
  const firsts = new Map<string, Row>()
  for (const row of rows) if (!firsts.has(keyOf(row))) firsts.set(keyOf(row), row)
  const batch = [...firsts.values()].sort(byKey)
  const { rows: inserted } = await client.query<{ device_id: string; epoch: number; seq: string }>(
    `INSERT INTO reading (device_id, epoch, seq, at, received_at, digest, payload)
     SELECT d, e, s, at, $7, digest, payload::jsonb
       FROM unnest($1::text[], $2::int[], $3::bigint[], $4::timestamptz[], $5::bytea[], $6::text[]) AS u (d, e, s, at, digest, payload)
     ON CONFLICT DO NOTHING RETURNING device_id, epoch, seq`,
    [
      batch.map((row) => row.deviceId),
      batch.map((row) => row.epoch),
      batch.map((row) => row.seq),
      batch.map((row) => row.at),
      batch.map((row) => row.digest),
      batch.map((row) => JSON.stringify(row.body)),
      now,
    ],
  )
  const fresh = new Set(inserted.map((row) => `${row.device_id}/${row.epoch}/${row.seq}`))
  await notify(
    client,
    batch.filter((row) => fresh.has(keyOf(row))),
  )
  const known = await digestsOf(
    client,
    batch.filter((row) => !fresh.has(keyOf(row))),
  )
  const kept: Kept[] = []
  for (const row of rows) {
    const first = firsts.get(keyOf(row))!
    if (row === first && fresh.has(keyOf(row))) {
      row.receipt.stored += 1
      continue
    }
    const digest = known.get(keyOf(row)) ?? first.digest
    if (digest.equals(row.digest)) {
      row.receipt.duplicates += 1
      continue
    }
    row.receipt.quarantined.push('equivocation')
    const payload = keep(row.epoch, { seq: row.seq, at: row.at.toISOString(), ...row.body })
    kept.push({ reason: 'equivocation', payload, deviceId: row.deviceId, topic: row.topic })
  }
  return kept
}

async function digestsOf(client: pg.ClientBase, rows: Row[]): Promise<Map<string, Buffer>> {
  if (rows.length === 0) return new Map()
  const { rows: found } = await client.query<{ device_id: string; epoch: number; seq: string; digest: Buffer }>(
    `SELECT r.device_id, r.epoch, r.seq, r.digest
       FROM unnest($1::text[], $2::int[], $3::bigint[]) AS u (d, e, s) JOIN reading r ON r.device_id = d AND r.epoch = e AND r.seq = s`,
    [rows.map((row) => row.deviceId), rows.map((row) => row.epoch), rows.map((row) => row.seq)],
  )
  return new Map(found.map((row) => [`${row.device_id}/${row.epoch}/${row.seq}`, row.digest]))
}

async function insertQuarantine(client: pg.ClientBase, kept: Kept[], now: Date): Promise<void> {
  if (kept.length === 0) return
  await client.query(
    `INSERT INTO quarantine (id, device_id, received_at, reason, topic, payload)
     SELECT id, d, $6, reason, topic, payload FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[]) AS u (id, d, reason, topic, payload)`,
    [
      kept.map(() => newId('quarantine', now.getTime())),
      kept.map((one) => one.deviceId),
      kept.map((one) => storable(one.reason)),
      kept.map((one) => storable(one.topic).slice(0, 256)),
      kept.map((one) => one.payload.subarray(0, 8192)),
      now,
    ],
  )
}

/** PostgreSQL has no text with U+0000, and one such name would undo the readings of every device in the batch. */
function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd')
}

/** Rows come ordered by key, so the first of each device is its smallest. */
async function notify(client: pg.ClientBase, fresh: Row[]): Promise<void> {
  const smallest = new Map<string, Stored>()
  for (const { deviceId, epoch, seq } of fresh)
    if (!smallest.has(deviceId)) smallest.set(deviceId, { device: deviceId, epoch, seq })
  if (smallest.size === 0) return
  const notices = [...smallest.values()].map((one) => JSON.stringify(one))
  await client.query('SELECT pg_notify($1, notice) FROM unnest($2::text[]) notice', [readingsChannel, notices])
}

function keyOf({ deviceId, epoch, seq }: { deviceId: string; epoch: number; seq: number }): string {
  return `${deviceId}/${epoch}/${seq}`
}

function byKey(a: Row, b: Row): number {
  return a.deviceId < b.deviceId ? -1 : a.deviceId > b.deviceId ? 1 : a.epoch - b.epoch || a.seq - b.seq
}
