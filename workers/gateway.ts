// Devices in, over MQTT 3.1.1. A PUBACK means: committed. Killing it loses nothing that it has acknowledged.
import { createServer, type Socket } from 'node:net'
import { Aedes, type Client, type PublishPacket } from 'aedes'
import { Pace } from '#lib/fulfilment/pace.ts'
import { closeDb, pool } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import { listen } from '#lib/platform/listen.ts'
import { log } from '#lib/platform/log.ts'
import { endWithSupervisor } from '#lib/platform/supervised.ts'
import { brokerHooks } from '#lib/telemetry/broker.ts'
import { Batcher, noticesTopic, readingsChannel, readNotice, TokenBuckets } from '#lib/telemetry/index.ts'

endWithSupervisor()

export { access } from '#lib/telemetry/topics.ts'

const report = (error: unknown) => log.error({ error: String(error) }, 'gateway')

const { rows } = await pool().query<{ synchronous_commit: string; fsync: string }>(
  `SELECT current_setting('synchronous_commit') AS synchronous_commit, current_setting('fsync') AS fsync`,
)
if (rows[0]!.synchronous_commit !== 'on') {
  log.fatal(rows[0], 'synchronous_commit must be on: an acknowledgement promises that a reading is kept')
  process.exit(1)
}
if (rows[0]!.fsync !== 'on') log.warn('fsync is off: acknowledged readings survive this process, but not a power cut')

type Done = (error?: Error) => void

const batcher = new Batcher()
const broker: Aedes = await Aedes.createBroker({
  id: 'gateway',
  concurrency: 1000,
  connectTimeout: 10_000,
  queueLimit: 64,
  maxTopicLevels: 8,
  ...brokerHooks({
    batcher,
    buckets: new TokenBuckets(),
    report,
    onReceipt: (deviceId, { quarantined }) => tell(deviceId, { quarantined }),
  }),
})
// What a device says ends in the database, and no client may hear it: looking for those who do would cost as much as keeping it.
const tellSubscribers = broker.publish.bind(broker) as (packet: PublishPacket, client?: Client | Done, done?: Done) => void
broker.publish = (packet: PublishPacket, client: Client | Done, done?: Done) =>
  typeof client === 'function' ? tellSubscribers(packet, client) : client ? done?.() : tellSubscribers(packet, client, done)
broker.on('clientError', (client, error) => log.debug({ client: client.id, error: String(error) }, 'client'))
broker.on('connectionError', (_client, error) => log.debug({ error: String(error) }, 'connection'))

/** A device that listens hears why something of it was put aside. */
function tell(deviceId: string, notice: { quarantined: string[] }): void {
  const payload = Buffer.from(JSON.stringify(notice))
  broker.publish({ cmd: 'publish', topic: noticesTopic(deviceId), payload, qos: 0, retain: false, dup: false }, () => undefined)
}

const pace = new Pace(report)
const stopListening = listen({
  channels: {
    [readingsChannel]: (payload) => {
      for (const stored of readNotice(payload)) pace.touch(stored)
    },
  },
  onConnect: () => void pace.catchUp(),
})

/** A connection that has not proved itself may send this much, and no more: parsing waits for a packet to be whole. */
const strangerBytes = 16 * 1024
const sockets = new Map<Socket, Client>()
const guard = setInterval(() => {
  for (const [socket, client] of sockets) if (!client.connected && socket.bytesRead > strangerBytes) socket.destroy()
}, 100)

const server = createServer((socket) => {
  socket.setNoDelay(true)
  socket.on('close', () => sockets.delete(socket))
  sockets.set(socket, broker.handle(socket))
})
server.on('error', (error: NodeJS.ErrnoException) => {
  log.fatal({ error: String(error) }, `MQTT cannot listen on ${env.MQTT_HOST}:${env.MQTT_PORT}`)
  process.exit(1)
})
server.listen(env.MQTT_PORT, env.MQTT_HOST, () => {
  log.info(`gateway: mqtt://${env.MQTT_HOST}:${env.MQTT_PORT}`)
  process.send?.('ready')
})

/** Takes nothing new, commits what is under way (acknowledging it), folds it, and goes. */
async function stop(): Promise<void> {
  server.close()
  clearInterval(guard)
  for (const socket of sockets.keys()) socket.pause()
  await batcher.settled()
  await new Promise((resolve) => setImmediate(resolve))
  broker.close(() => undefined)
  for (const socket of sockets.keys()) socket.end()
  await pace.stop()
  await stopListening()
  await closeDb()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
