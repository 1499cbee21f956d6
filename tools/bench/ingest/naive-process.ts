// The reference: a gateway as one would write it first. The same broker, and for each message one row by Prisma before it is acknowledged.
import { createServer } from 'node:net'
import { Aedes } from 'aedes'
import { db } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import { newId } from '#lib/values/id.ts'

const broker = await Aedes.createBroker({
  id: 'naive',
  concurrency: 1000,
  authorizePublish: (client, packet, done) => {
    if (!client) return done(null)
    const payload = Uint8Array.from(packet.payload as Buffer)
    const { readings } = JSON.parse(Buffer.from(payload).toString())
    const data = {
      id: newId('quarantine'),
      deviceId: client.id,
      receivedAt: new Date(),
      reason: readings[0].type,
      topic: packet.topic,
      payload,
    }
    db()
      .quarantine.create({ data })
      .then(() => done(null), done)
  },
})
createServer((socket) => void broker.handle(socket)).listen(env.MQTT_PORT, env.MQTT_HOST, () => process.send?.('ready'))
process.once('SIGTERM', () => process.exit(0))
