// A log replayed as it is done by hand, against the gateway as it runs.
import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bindDevice, connectGateway, registerDevice } from '#lib/devices/index.ts'
import { Folder } from '#lib/fulfilment/index.ts'
import { db, pool } from '#lib/platform/db.ts'
import { freePort } from '#tools/free-port.ts'
import { makeWorld, type World } from '../lib/devices/world.ts'

let world: World
let worker: ChildProcess
let environment: NodeJS.ProcessEnv
let folder: string
let machine: { deviceId: string; number: string }

const pem = { format: 'der', type: 'pkcs8' } as const
const key = generateKeyPairSync('ed25519')
const otherKey = generateKeyPairSync('ed25519').privateKey.export(pem).toString('base64')

beforeAll(async () => {
  world = await makeWorld()
  folder = await mkdtemp(path.join(os.tmpdir(), 'moi-replay-'))
  const nobody = String(await freePort())
  environment = { ...process.env, MQTT_PORT: String(await freePort()), PORT: nobody, DATA_DIR: folder, NODE_OPTIONS: '' }
  worker = spawn(process.execPath, ['workers/gateway.ts'], { env: environment, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await once(worker, 'message')
  const publicKey = key.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const common = { sector: 'transport', cycleSeconds: 10 }
  const gateway = await registerDevice(world.brno, { ...common, name: 'Hall gateway', kind: 'gateway', publicKey })
  machine = await registerDevice(world.brno, { ...common, name: 'Mill', kind: 'machine' })
  await connectGateway(world.brno, { deviceId: machine.deviceId, gatewayId: gateway.deviceId })
  await bindDevice(world.brno, { deviceId: machine.deviceId, orderLineId: world.orderLineId })
  await pool().query(`UPDATE binding SET bound_at = bound_at - interval '30 days' WHERE device_id = $1`, [machine.deviceId])
  const speaker = { deviceId: gateway.deviceId, secret: gateway.secret, machines: [machine] }
  await writeFile(path.join(folder, 'demo-gateways.json'), gateways(speaker, key.privateKey.export(pem).toString('base64')))
  await writeFile(path.join(folder, 'wrong-key.json'), gateways(speaker, otherKey))
  await writeFile(path.join(folder, 'mill.shdr'), log(300))
})
afterAll(async () => {
  worker.kill('SIGTERM')
  await once(worker, 'exit')
  await rm(folder, { recursive: true })
})

function gateways(speaker: object, privateKey: string): string {
  return JSON.stringify([{ ...speaker, privateKey }])
}

/** A part each minute in March 2017, with a silence of a month and noise between. */
function log(parts: number): string {
  const start = Date.UTC(2017, 2, 1)
  const lines = [`${new Date(start).toISOString()}|avail|AVAILABLE|PartCount|4000`]
  for (let n = 1; n <= parts; n++) {
    const at = new Date(start + n * 60_000 + (n > 150 ? 30 * 86_400_000 : 0)).toISOString()
    lines.push(`${at}|Sload|${n % 90}`, `${at}|PartCount|${4000 + n}`)
  }
  return `${lines.join('\n')}\n`
}

async function replay(...args: string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['tools/replay.ts', 'shdr', ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = await once(child, 'close')
  return { code, said }
}

const mill = () => path.join(folder, 'mill.shdr')
async function made(): Promise<number> {
  await new Folder().fold(world.orderLineId)
  return (await db().lineState.findUnique({ where: { orderLineId: world.orderLineId } }))?.made ?? 0
}

it('says in a sentence what it lacks', async () => {
  const nothing = await replay(path.join(folder, 'nothing.shdr'))
  expect(nothing).toMatchObject({ code: 1, said: expect.stringContaining('There is no file') })
  expect(await replay(mill(), '--device', 'DEV-1')).toMatchObject({ code: 1, said: expect.stringContaining(machine.number) })
  expect(await replay(mill(), '--speed', 'fast')).toMatchObject({ code: 1, said: expect.stringContaining('--speed') })
  expect(await replay()).toMatchObject({ code: 2, said: expect.stringContaining('--shuffle SEED') })
}, 120_000)

it('fails when the key is another one, and is taken up from the beginning with the right one', async () => {
  const refused = await replay(mill(), '--idle', '1h', '--gateways', path.join(folder, 'wrong-key.json'))
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('"signature":') })
  expect(await made()).toBe(0)
  expect(await replay(mill(), '--idle', '1h', '--shuffle', '3', '--duplicate', '0.3')).toMatchObject({ code: 0 })
  expect(await made()).toBe(300)
}, 120_000)

it('counts nothing twice when the same log is sent again, and goes on after it was killed', async () => {
  expect(await replay(mill(), '--idle', '1h')).toMatchObject({ code: 0, said: expect.stringContaining('"messages":0') })
  expect(await made()).toBe(300)
  const child = spawn(process.execPath, ['tools/replay.ts', 'shdr', mill(), '--idle', '2h', '--speed', '4000'], {
    env: environment,
  })
  const memory = async (): Promise<Record<string, { acknowledged: number }>> =>
    JSON.parse(await readFile(path.join(folder, 'replays.json'), 'utf8'))
  const halfway = async () =>
    Object.entries(await memory()).some(([name, { acknowledged }]) => name.endsWith('/2h') && acknowledged > 0)
  await expect.poll(halfway, { timeout: 60_000 }).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await replay(mill(), '--idle', '2h')).toMatchObject({ code: 0, said: expect.stringMatching(/"skipped":[1-9]/) })
  expect(await made()).toBe(600)
}, 120_000)
