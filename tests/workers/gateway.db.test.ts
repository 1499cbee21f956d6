// The real gateway under plain Node, and a real MQTT client.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import mqtt, { type MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bindDevice, type DeviceSecret, registerDevice, suspendDevice } from '#lib/devices/index.ts'
import { db, pool } from '#lib/platform/db.ts'
import { freePort } from '#tools/free-port.ts'
import { makeWorld, type World } from '../lib/devices/world.ts'

let world: World
let gateway: ChildProcess
let port: number
const clients: MqttClient[] = []

beforeAll(async () => {
  world = await makeWorld()
  port = await freePort()
  gateway = await start()
})
afterAll(async () => {
  for (const client of clients) client.end(true)
  if (gateway.exitCode === null && gateway.signalCode === null) {
    gateway.kill('SIGTERM')
    await once(gateway, 'exit')
  }
})

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['workers/gateway.ts'], {
    env: { ...process.env, MQTT_PORT: String(port), NODE_OPTIONS: '' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [said] = await once(child, 'message')
  expect(said).toBe('ready')
  return child
}

const register = (name = 'Press') => registerDevice(world.brno, { name, kind: 'machine', sector: 'transport', cycleSeconds: 1 })

async function connect({ deviceId, secret }: DeviceSecret, options: mqtt.IClientOptions = {}): Promise<MqttClient> {
  const settings = { clientId: deviceId, username: deviceId, password: secret, reconnectPeriod: 0, ...options }
  const client = mqtt.connect(`mqtt://127.0.0.1:${port}`, settings)
  client.on('error', () => undefined)
  clients.push(client)
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve())
    client.once('error', reject)
    client.once('close', () => reject(new Error('closed')))
  })
  return client
}

const topic = (deviceId: string) => `moi/v1/${deviceId}/readings`
const batch = (...readings: object[]) => JSON.stringify({ epoch: 1, readings })
const count = (seq: number, value = seq) => ({ seq, type: 'count', value })
const seqs = async (deviceId: string) =>
  (await pool().query<{ seq: string }>('SELECT seq FROM reading WHERE device_id = $1 ORDER BY seq', [deviceId])).rows.map((row) =>
    Number(row.seq),
  )
const reasons = async (deviceId: string) =>
  (await db().quarantine.findMany({ where: { deviceId }, orderBy: { id: 'asc' } })).map(({ reason }) => reason)

describe('a device that publishes', () => {
  it('hears PUBACK only when its readings are committed, and a repetition is kept once', async () => {
    const device = await register()
    const client = await connect(device)
    await client.publishAsync(topic(device.deviceId), batch(count(1), count(2)), { qos: 1 })
    expect(await seqs(device.deviceId)).toEqual([1, 2])
    await client.publishAsync(topic(device.deviceId), batch(count(2), count(3)), { qos: 1 })
    expect(await seqs(device.deviceId)).toEqual([1, 2, 3])
  })

  it('waits for its PUBACK as long as the database cannot commit', async () => {
    const device = await register()
    const client = await connect(device)
    const lock = await pool().connect()
    await lock.query('BEGIN')
    await lock.query(
      `INSERT INTO reading (device_id, epoch, seq, at, received_at, digest, payload) VALUES ($1, 1, 1, now(), now(), '\\x00', '{}')`,
      [device.deviceId],
    )
    let acknowledged = false
    const published = client.publishAsync(topic(device.deviceId), batch(count(1)), { qos: 1 }).then(() => {
      acknowledged = true
    })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(acknowledged).toBe(false)
    await lock.query('ROLLBACK')
    lock.release()
    await published
    expect(await seqs(device.deviceId)).toEqual([1])
  })

  it('moves the line that it is bound to', async () => {
    const device = await register()
    await bindDevice(world.brno, { deviceId: device.deviceId, orderLineId: world.orderLineId })
    const client = await connect(device)
    await client.publishAsync(topic(device.deviceId), batch(count(1, 100)), { qos: 1 })
    await client.publishAsync(
      topic(device.deviceId),
      batch({ ...count(2, 103), at: new Date(Date.now() + 10_000).toISOString() }),
      { qos: 1 },
    )
    await expect
      .poll(() => db().lineState.findUnique({ where: { orderLineId: world.orderLineId } }), { timeout: 5000 })
      .toMatchObject({ made: 3 })
  })

  it('is acknowledged for what cannot be used, which is kept with its reason and told to it', async () => {
    const device = await register()
    const client = await connect(device)
    await client.subscribeAsync(`moi/v1/${device.deviceId}/#`)
    const told = new Promise<Buffer>((resolve) => client.once('message', (_topic, payload) => resolve(payload)))
    await client.publishAsync(topic(device.deviceId), 'no json at all', { qos: 1 })
    await client.publishAsync(topic(device.deviceId), batch({ ...count(1), at: '2999-01-01T00:00:00Z' }), { qos: 1 })
    expect(await reasons(device.deviceId)).toEqual(['notJson', 'future'])
    expect(JSON.parse(String(await told))).toEqual({ quarantined: ['notJson'] })
    expect(client.connected).toBe(true)
  })

  it('cannot speak for another device', async () => {
    const [mine, other] = [await register(), await register('Other')]
    const client = await connect(mine)
    await client.publishAsync(topic(other.deviceId), batch(count(1)), { qos: 1 })
    expect(await seqs(other.deviceId)).toEqual([])
    expect(await seqs(mine.deviceId)).toEqual([])
    expect(await reasons(mine.deviceId)).toEqual(['topic'])
  })
})

describe('a device that listens', () => {
  it('may not read beyond its own subtree', async () => {
    const [mine, other] = [await register(), await register('Other')]
    const client = await connect(mine)
    for (const filter of ['#', '$SYS/#', 'moi/v1/+/notices', `moi/v1/${other.deviceId}/notices`]) {
      await expect(client.subscribeAsync(filter), filter).rejects.toThrow(/Unspecified error|128|refused/i)
    }
    const granted = await client.subscribeAsync(`moi/v1/${mine.deviceId}/notices`)
    expect(granted[0]!.qos).toBeLessThan(128)
  })

  it('never receives what was published before, retained or not', async () => {
    const device = await register()
    const client = await connect(device)
    await client.publishAsync(`moi/v1/${device.deviceId}/notices`, 'kept?', { qos: 1, retain: true })
    const messages: string[] = []
    client.on('message', (_topic, payload) => messages.push(String(payload)))
    await client.subscribeAsync(`moi/v1/${device.deviceId}/notices`)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(messages).toEqual([])
  })
})

describe('a connection', () => {
  it('is refused with a wrong secret, another client id, no client id, or a suspended device', async () => {
    const device = await register()
    await expect(connect({ ...device, secret: 'wrong' })).rejects.toThrow(/bad user ?name or password/i)
    await expect(connect(device, { clientId: 'dev_other' })).rejects.toThrow(/bad user ?name or password/i)
    await expect(connect(device, { username: undefined, password: undefined })).rejects.toThrow()
    await expect(connect(device, { clientId: '', clean: true })).rejects.toThrow()
    await suspendDevice(world.operator, { deviceId: device.deviceId })
    await expect(connect(device)).rejects.toThrow(/bad user ?name or password/i)
  })
})

describe('a stranger', () => {
  it('is cut off when it sends more than a connection request', async () => {
    const socket = createConnection(port, '127.0.0.1')
    socket.on('error', () => undefined)
    // A CONNECT that announces 200 MB and never ends.
    socket.write(Buffer.from([0x10, 0x80, 0x80, 0xe0, 0x5f]))
    const flood = setInterval(() => socket.write(Buffer.alloc(8192)), 10)
    await once(socket, 'close')
    clearInterval(flood)
    expect(socket.bytesWritten).toBeLessThan(2_000_000)
  })
})

describe('killing the gateway', () => {
  it('loses no acknowledged reading and doubles none', async () => {
    const device = await register()
    const client = await connect(device)
    const acknowledged: number[] = []
    let next = 0
    const load = setInterval(() => {
      for (let n = 0; n < 2; n++) {
        const seq = ++next
        client.publish(topic(device.deviceId), batch(count(seq)), { qos: 1 }, (error) => !error && acknowledged.push(seq))
      }
    }, 20)
    await expect.poll(() => acknowledged.length, { timeout: 5000 }).toBeGreaterThan(50)
    gateway.kill('SIGKILL')
    await once(gateway, 'exit')
    clearInterval(load)
    client.end(true)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const stored = await seqs(device.deviceId)
    expect(new Set(stored).size).toBe(stored.length)
    expect(acknowledged.filter((seq) => !stored.includes(seq))).toEqual([])
    gateway = await start()
    const again = await connect(device)
    await again.publishAsync(topic(device.deviceId), batch(...Array.from({ length: 20 }, (_, n) => count(n + 1))), { qos: 1 })
    expect((await seqs(device.deviceId)).length).toBe(stored.length)
  })

  it('with SIGTERM ends it cleanly', async () => {
    gateway.kill('SIGTERM')
    const [code] = await once(gateway, 'exit')
    expect(code).toBe(0)
  })
})
