import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from '#lib/platform/db.ts'
import { freePort } from '#tools/free-port.ts'
import { type Sender, startSender } from '#tools/prove/ingest-kill/sender.ts'
import { makeDevices } from '#tools/prove/ingest-kill/world.ts'

type Load = {
  random: () => number
  gatewayKills: number
  databaseKills: number
  crashDatabase: () => Promise<void>
  devices: number
  gateway: string
  forgetful: boolean
}
export type Found = {
  gatewayKills: number
  databaseKills: number
  devices: number
  sent: number
  acknowledged: number
  stored: number
  lost: number
  twice: number
}

/** Devices publish without a pause; the gateway or the database is killed at a random moment and started anew. Every reading carries its own value, so that one that is stored twice is seen. */
export async function killUnderLoad(load: Load): Promise<Found> {
  const { random, gatewayKills, databaseKills, crashDatabase, devices, gateway, forgetful } = load
  const port = await freePort()
  const known = await makeDevices(devices)
  let child = await startGateway(gateway, port)
  const senders: Sender[] = known.map((device) => startSender(device, port, forgetful))
  const kills = [...Array(gatewayKills).fill('gateway'), ...Array(databaseKills).fill('database')].map((kill) => [random(), kill])
  for (const [, kill] of kills.sort()) {
    await loaded(senders)
    await sleep(random() * 800)
    if (kill === 'database') await crashDatabase()
    else {
      await ended(child, 'SIGKILL')
      child = await startGateway(gateway, port)
    }
  }
  await sleep(800)
  await Promise.all(senders.map((sender) => sender.stop()))
  await ended(child, 'SIGTERM')
  return { gatewayKills, databaseKills, devices, ...(await compare(senders)) }
}

/** Enough acknowledgements between two kills to prove something, however slow the machine. */
const leastBetweenKills = 60
const patience = 60_000

/** Resolves once so many more readings are acknowledged, or when that takes too long: then the count says so in the end. */
async function loaded(senders: readonly Sender[]): Promise<void> {
  const count = () => senders.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
  const enough = count() + leastBetweenKills
  for (const end = Date.now() + patience; count() < enough && Date.now() < end; ) await sleep(20)
}

async function startGateway(file: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, MQTT_PORT: String(port), MQTT_HOST: '127.0.0.1' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`gateway: ${code}`))),
  ])
  return child
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the gateway had ended by itself: ${child.exitCode}`)
  child.kill(signal)
  await once(child, 'exit')
}

async function compare(senders: readonly Sender[]) {
  const { rows } = await pool().query<{ device_id: string; value: string; times: number }>(
    `SELECT device_id, payload->>'value' AS value, count(*)::int AS times FROM reading GROUP BY 1, 2`,
  )
  const stored = new Map(rows.map((row) => [`${row.device_id}/${row.value}`, row.times]))
  const acknowledged = senders.flatMap((sender) => sender.acknowledged.map((value) => `${sender.deviceId}/${value}`))
  return {
    sent: senders.reduce((sum, sender) => sum + sender.sent(), 0),
    acknowledged: acknowledged.length,
    stored: rows.reduce((sum, row) => sum + row.times, 0),
    lost: acknowledged.filter((key) => !stored.has(key)).length,
    twice: rows.filter((row) => row.times > 1).length,
  }
}
