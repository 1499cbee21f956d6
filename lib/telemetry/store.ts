import type pg from 'pg'
import { bigintArray, bytesArray, intArray, textArray, timeArray } from '#lib/platform/binary-arrays.ts'
import { type Accepted, accept } from '#lib/telemetry/accept.ts'
import { keep, type Message, type Refused } from '#lib/telemetry/decode.ts'
import { storable } from '#lib/telemetry/storable.ts'
import { newId } from '#lib/values/id.ts'

/** One message on its way into the database. */
export type Incoming = { deviceId: string; topic: string; message: Message }
/** What became of it. `quarantined` lists reasons. */
export type Receipt = { stored: number; duplicates: number; quarantined: string[] }

/** Notified in the transaction of each batch; `readNotice` reads what is said there. */
export const readingsChannel = 'readings'
/** A device with new readings, and the smallest key among them: what was folded beyond it must be folded again. */
export type Stored = { device: string; epoch: number; seq: number }

type Row = Accepted & { key: string; deviceId: string; topic: string; receipt: Receipt }
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
      for (const reading of accepted)
        rows.push({ ...reading, key: keyOf(deviceId, reading.epoch, reading.seq), deviceId, topic, receipt })
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
  for (const row of rows) if (!firsts.has(row.key)) firsts.set(row.key, row)
  const batch = [...firsts.values()].sort(byKey)
  const { rowCount } = await client.query(
    `INSERT INTO reading (device_id, epoch, seq, at, received_at, digest, payload)
     SELECT d, e, s, at, $7, digest, payload::jsonb
       FROM unnest($1::text[], $2::int[], $3::bigint[], $4::timestamptz[], $5::bytea[], $6::text[]) AS u (d, e, s, at, digest, payload)
     ON CONFLICT DO NOTHING`,
    [
      ...keysOf(batch),
      timeArray(batch.map((row) => row.at)),
      bytesArray(batch.map((row) => row.digest)),
      textArray(batch.map((row) => JSON.stringify(row.body))),
      now,
    ],
  )
  // What was there before is looked up only when something was: most batches hold nothing twice.
  const known = rowCount === batch.length ? new Map<string, Buffer>() : await digestsOf(client, batch)
  await notify(
    client,
    batch.filter((row) => !known.has(row.key)),
  )
  const kept: Kept[] = []
  for (const row of rows) {
    const first = firsts.get(row.key)!
    const before = known.get(row.key)
    if (row === first && !before) {
      row.receipt.stored += 1
      continue
    }
    if ((before ?? first.digest).equals(row.digest)) {
      row.receipt.duplicates += 1
      continue
    }
    row.receipt.quarantined.push('equivocation')
    const payload = keep(row.epoch, { seq: row.seq, at: row.at.toISOString(), ...row.body })
    kept.push({ reason: 'equivocation', payload, deviceId: row.deviceId, topic: row.topic })
  }
  return kept
}

/** The digests of those keys that another transaction has stored. */
async function digestsOf(client: pg.ClientBase, batch: readonly Row[]): Promise<Map<string, Buffer>> {
  const { rows: found } = await client.query<{ device_id: string; epoch: number; seq: string; digest: Buffer }>(
    `SELECT r.device_id, r.epoch, r.seq, r.digest
       FROM unnest($1::text[], $2::int[], $3::bigint[]) AS u (d, e, s) JOIN reading r ON r.device_id = d AND r.epoch = e AND r.seq = s
      WHERE r.xmin IS DISTINCT FROM pg_current_xact_id()::xid`,
    keysOf(batch),
  )
  return new Map(found.map((row) => [keyOf(row.device_id, row.epoch, row.seq), row.digest]))
}

function keysOf(batch: readonly Row[]): [Buffer, Buffer, Buffer] {
  return [
    textArray(batch.map((row) => row.deviceId)),
    intArray(batch.map((row) => row.epoch)),
    bigintArray(batch.map((row) => row.seq)),
  ]
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

/** A notice holds at most 8,000 bytes: each tells of this many devices. */
const devicesPerNotice = 80

/** Rows come ordered by key, so the first of each device is its smallest. */
async function notify(client: pg.ClientBase, fresh: readonly Row[]): Promise<void> {
  const smallest = new Map<string, Stored>()
  for (const { deviceId, epoch, seq } of fresh)
    if (!smallest.has(deviceId)) smallest.set(deviceId, { device: deviceId, epoch, seq })
  if (smallest.size === 0) return
  const told = [...smallest.values()]
  const notices = Array.from({ length: Math.ceil(told.length / devicesPerNotice) }, (_, index) =>
    JSON.stringify(told.slice(index * devicesPerNotice, (index + 1) * devicesPerNotice)),
  )
  await client.query('SELECT pg_notify($1, notice) FROM unnest($2::text[]) notice', [readingsChannel, notices])
}

/** The devices that a notice tells of. */
export function readNotice(payload: string): Stored[] {
  return JSON.parse(payload)
}

function keyOf(deviceId: string, epoch: number, seq: number | string): string {
  return `${deviceId}/${epoch}/${seq}`
}

function byKey(a: Row, b: Row): number {
  return a.deviceId < b.deviceId ? -1 : a.deviceId > b.deviceId ? 1 : a.epoch - b.epoch || a.seq - b.seq
}
