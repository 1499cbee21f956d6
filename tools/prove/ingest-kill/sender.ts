import mqtt from 'mqtt'
import type { ProofDevice } from '#tools/prove/ingest-kill/world.ts'

export type Sender = { deviceId: string; acknowledged: number[]; sent: () => number; stop: () => Promise<void> }

/** Messages that one device has on the way at once. */
const inFlight = 20

/**
 * A device that always has messages on the way. What was not acknowledged when the connection broke is sent again under the same
 * key, as a real one would; a forgetful device (a planted mistake) gives it a new key.
 */
export function startSender({ deviceId, secret }: ProofDevice, port: number, forgetful: boolean): Sender {
  const acknowledged: number[] = []
  const open = new Map<number, number>()
  let value = 0
  let seq = 0
  let stopped = false
  const client = mqtt.connect(`mqtt://127.0.0.1:${port}`, {
    clientId: deviceId,
    username: deviceId,
    password: secret,
    reconnectPeriod: 50,
    // While the database is down the gateway says "not now"; a device comes again.
    reconnectOnConnackError: true,
    queueQoSZero: false,
    resubscribe: false,
  })
  client.on('error', () => undefined)
  const publish = (one: number, key: number) => {
    open.set(one, key)
    const message = JSON.stringify({ epoch: 1, readings: [{ seq: key, type: 'count', value: one }] })
    client.publish(`moi/v1/${deviceId}/readings`, message, { qos: 1 }, (error) => {
      if (error || !open.delete(one)) return
      acknowledged.push(one)
      fill()
    })
  }
  const fill = () => {
    while (!stopped && client.connected && open.size < inFlight) publish(++value, ++seq)
  }
  client.on('connect', () => {
    // Twice on purpose: the client's own store repeats them too, and the second one must change nothing.
    for (const [one, key] of [...open]) publish(one, forgetful ? ++seq : key)
    fill()
  })
  return {
    deviceId,
    acknowledged,
    sent: () => value,
    stop: async () => {
      stopped = true
      await client.endAsync(true)
    },
  }
}
