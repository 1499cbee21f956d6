// Readings in: 200 devices over MQTT at QoS 1, about 200 bytes each, acknowledged after the commit, by the real gateway; against a gateway
// that writes one row by Prisma for each message.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { LoadOrder, LoadResult } from '#tools/bench/ingest/load-process.ts'
import type { Bench } from '#tools/bench.ts'
import { freePort } from '#tools/free-port.ts'

const root = path.resolve(import.meta.dirname, '../..')
const connections = 200
/** What a device has on the way at most: enough that the gateway always finds a full batch. */
const inFlight = 20

export const wanted = 10

export const measure: Bench['measure'] = async ({ seconds, say }) => {
  const { makeDevices } = await import('#tools/prove/ingest-kill/world.ts')
  const { pool } = await import('#lib/platform/db.ts')
  const devices = await makeDevices(connections)
  const rows = async (table: 'reading' | 'quarantine') =>
    Number((await pool().query<{ count: string }>(`SELECT count(*) AS count FROM ${table}`)).rows[0]!.count)
  const faults: string[] = []
  const run = async (file: string, table: 'reading' | 'quarantine') => {
    const result = await underLoad(file, { devices, seconds, inFlight })
    const stored = await rows(table)
    if (stored !== result.total) faults.push(`${file}: ${result.total} messages were acknowledged, and ${stored} are stored`)
    say({ gateway: file, connections, ...result, stored })
    return result
  }
  const reference = await run('tools/bench/ingest/naive-process.ts', 'quarantine')
  const ours = await run('workers/gateway.ts', 'reading')
  return {
    ratio: ours.perSecond / reference.perSecond,
    ours: `${ours.perSecond} messages/s`,
    reference: `${reference.perSecond} messages/s, one Prisma create each`,
    faults,
  }
}

async function underLoad(file: string, order: Omit<LoadOrder, 'port'>): Promise<LoadResult> {
  const port = await freePort()
  const env = { ...process.env, MQTT_PORT: String(port), MQTT_HOST: '127.0.0.1', DEVICE_MESSAGES_PER_SECOND: '100000' }
  const gateway = await start(path.join(root, file), env)
  try {
    const load = await start(path.join(import.meta.dirname, 'ingest/load-process.ts'), process.env)
    load.send({ ...order, port } satisfies LoadOrder)
    const [result] = (await once(load, 'message')) as [LoadResult]
    return result
  } finally {
    gateway.kill('SIGTERM')
    await once(gateway, 'exit')
  }
}

async function start(file: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = fork(file, { env, execArgv: [] })
  process.once('exit', () => child.kill('SIGKILL'))
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file}: ${code}`))),
  ])
  return child
}
