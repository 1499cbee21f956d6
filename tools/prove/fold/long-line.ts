// Very many readings of one machine: how much memory the fold takes, and what one late reading costs.
import pg from 'pg'
import { Folder } from '#lib/fulfilment/folder.ts'
import { pool } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { recordedState } from '#tools/prove/fold/line.ts'

export type LongLine = { readings: number; made: number; foldSeconds: number; lateSeconds: number; grownMb: number }

/** One count a second from `from` on; then one reading in the middle of them comes late. `forgetful`: a planted mistake. */
export async function foldLongLine(
  deviceId: string,
  orderLineId: string,
  count: number,
  from: Date,
  forgetful: boolean,
): Promise<LongLine> {
  const owner = new pg.Client({ connectionString: required('MIGRATE_URL') })
  await owner.connect()
  const insert = `INSERT INTO reading (device_id, epoch, seq, at, received_at, digest, payload)
    SELECT $1, 1, n, $2::timestamptz + n * interval '1 second', app_now(), '\\x00', jsonb_build_object('type', 'count', 'value', n)
      FROM generate_series($3::bigint, $4::bigint) n WHERE n <> $5`
  const middle = Math.floor(count / 2)
  for (let first = 0; first < count; first += 1_000_000)
    await owner.query(insert, [deviceId, from, first, Math.min(first + 1_000_000, count) - 1, middle])
  const before = await recordedState(orderLineId)
  const folder = forgetful
    ? new (class extends Folder {
        override invalidate() {}
      })()
    : new Folder()
  globalThis.gc?.()
  const base = process.memoryUsage().heapUsed
  let most = base
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed)
  }, 50)
  const foldSeconds = await secondsOf(() => folder.fold(orderLineId))
  // A counter that was higher in between: without taking back what was folded, nobody would know.
  await pool().query(
    `INSERT INTO reading (device_id, epoch, seq, at, received_at, digest, payload) VALUES ($1, 1, $2, $3, app_now(), '\\x00', $4)`,
    [deviceId, middle, new Date(from.getTime() + middle * 1000), JSON.stringify({ type: 'count', value: 0 })],
  )
  folder.invalidate({ device: deviceId, epoch: 1, seq: middle })
  const lateSeconds = await secondsOf(() => folder.fold(orderLineId))
  clearInterval(watch)
  await owner.end()
  const after = await recordedState(orderLineId)
  const grownMb = Math.round((most - base) / 1e6)
  return { readings: count, made: after.made - before.made, foldSeconds, lateSeconds, grownMb }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return Math.round((performance.now() - began) / 100) / 10
}
