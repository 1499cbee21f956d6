// The simulator as it runs, against the gateway as it runs.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bindDevice, registerDevice } from '#lib/devices/index.ts'
import { db, pool } from '#lib/platform/db.ts'
import { freePort } from '#tools/free-port.ts'
import { writeFleet } from '#tools/simulator/fleet.ts'
import { makeWorld, type World } from '../lib/devices/world.ts'

let world: World
let gateway: ChildProcess
let environment: NodeJS.ProcessEnv
let folder: string
let deviceId: string
let secret: string

beforeAll(async () => {
  world = await makeWorld()
  folder = await mkdtemp(path.join(os.tmpdir(), 'moi-fleet-'))
  const nobody = String(await freePort())
  environment = { ...process.env, MQTT_PORT: String(await freePort()), PORT: nobody, DATA_DIR: folder, NODE_OPTIONS: '' }
  gateway = spawn(process.execPath, ['workers/gateway.ts'], { env: environment, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await once(gateway, 'message')
  const device = await registerDevice(world.brno, { name: 'Press', kind: 'machine', sector: 'transport', cycleSeconds: 1 })
  deviceId = device.deviceId
  secret = device.secret
  await bindDevice(world.brno, { deviceId, orderLineId: world.orderLineId })
})
afterAll(async () => {
  gateway.kill('SIGTERM')
  await once(gateway, 'exit')
  await rm(folder, { recursive: true })
})

async function simulate(...flags: string[]): Promise<{ code: number; figures: Record<string, number> }> {
  const file = path.join(folder, 'fleet.json')
  writeFleet(file, [
    { deviceId, secret, kind: 'machine', unitsPerMinute: 60, orderLineId: world.orderLineId, value: 0, quantity: 5 },
  ])
  const child = spawn(process.execPath, ['tools/simulate.ts', '--fleet', file, '--rate', '10', '--seconds', '2', ...flags], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout!.on('data', (chunk) => {
    out += chunk
  })
  const [code] = await once(child, 'exit')
  return { code, figures: JSON.parse(out) }
}

it('counts up to its goal, is acknowledged for all it sent, and goes on in a new epoch after a restart', async () => {
  const first = await simulate('--duplicates', '--out-of-order')
  expect(first.code).toBe(0)
  expect(first.figures.acknowledged).toBe(first.figures.sent)
  await expect
    .poll(() => db().lineState.findUnique({ where: { orderLineId: world.orderLineId } }), { timeout: 5000 })
    .toMatchObject({ made: 5 })
  expect(JSON.parse(await readFile(path.join(folder, 'simulator.json'), 'utf8'))[deviceId].units).toBe(5)
  await simulate()
  const { rows } = await pool().query('SELECT count(DISTINCT epoch)::int AS epochs FROM reading WHERE device_id = $1', [deviceId])
  expect(rows[0].epochs).toBe(2)
  expect(await db().lineState.findUnique({ where: { orderLineId: world.orderLineId } })).toMatchObject({ made: 5 })
})

it('shows a clock that is three days ahead as quarantine, not as progress', async () => {
  await simulate('--bad-clock')
  const reasons = await db().quarantine.findMany({ where: { deviceId } })
  expect(new Set(reasons.map(({ reason }) => reason))).toEqual(new Set(['future']))
})
