// Readings in: 200 devices over MQTT at QoS 1, about 200 bytes each, acknowledged after the commit, by the real gateway; against a gateway
// that writes one row by Prisma for each message.
import { once } from 'node:events'
import type { LoadOrder, LoadResult } from '#tools/bench/ingest/load-process.ts'
import type { Bench } from '#tools/bench.ts'
import { freePort } from '#tools/free-port.ts'
import { startChild } from '#tools/scratch/child.ts'

const connections = 200
/** What a device has on the way at most: enough that the gateway always finds a full batch. */
const inFlight = 20
const rounds = 3

export const wanted = 10

export const measure: Bench['measure'] = async ({ seconds, say }) => {
  const { makeDevices } = await import('#tools/prove/ingest-kill/world.ts')
  const { pool } = await import('#lib/platform/db.ts')
  const devices = await makeDevices(connections)
  const rows = async (table: 'reading' | 'quarantine') =>
    Number((await pool().query<{ count: string }>(`SELECT count(*) AS count FROM ${table}`)).rows[0]!.count)
  const faults: string[] = []
  let epoch = 0
  const kept = { reading: 0, quarantine: 0 }
  const run = async (file: string, table: 'reading' | 'quarantine') => {
    const result = await underLoad(file, { devices, seconds, inFlight, epoch: ++epoch })
    const stored = (await rows(table)) - kept[table]
    kept[table] += stored
    if (stored !== result.total) faults.push(`${file}: ${result.total} messages were acknowledged, and ${stored} are stored`)
    say({ gateway: file, connections, ...result, stored })
    return result.perSecond
  }
  // In turns, so that whatever else the machine does meets both.
  let [reference, ours] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    reference += await run('tools/bench/ingest/naive-process.ts', 'quarantine')
    ours += await run('workers/gateway.ts', 'reading')
  }
  return {
    ratio: ours / reference,
    ours: `${Math.round(ours / rounds)} messages/s`,
    reference: `${Math.round(reference / rounds)} messages/s, one Prisma create each`,
    faults,
  }
}

async function underLoad(file: string, order: Omit<LoadOrder, 'port'>): Promise<LoadResult> {
  const port = await freePort()
  const env = { ...process.env, MQTT_PORT: String(port), MQTT_HOST: '127.0.0.1', DEVICE_MESSAGES_PER_SECOND: '100000' }
  const { child: gateway } = await startChild(file, { env })
  try {
    const { child: load } = await startChild('tools/bench/ingest/load-process.ts')
    load.send({ ...order, port } satisfies LoadOrder)
    const [result] = (await once(load, 'message')) as [LoadResult]
    return result
  } finally {
    gateway.kill('SIGTERM')
    await once(gateway, 'exit')
  }
}
