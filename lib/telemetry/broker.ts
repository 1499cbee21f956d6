/** The MQTT side of telemetry: who may connect, publish and subscribe, and what an acknowledgement means. */
import type { AedesOptions, AuthenticateError, Client } from 'aedes'
import { authenticate, type KnownDevice, recognize } from '#lib/devices/index.ts'
import type { Batcher } from '#lib/telemetry/batcher.ts'
import { decode, type Message } from '#lib/telemetry/decode.ts'
import type { TokenBuckets } from '#lib/telemetry/rate.ts'
import type { Receipt } from '#lib/telemetry/store.ts'
import { maySubscribe, publishingProfile } from '#lib/telemetry/topics.ts'

type Parts = {
  batcher: Batcher
  buckets: TokenBuckets
  /** Told after each message that was refused in part or whole. */
  onReceipt: (deviceId: string, receipt: Receipt) => void
  report: (error: unknown) => void
}

type Connected = { device: KnownDevice; checkedAt: number }

/** An open connection is asked again after this time whether its secret and its device still stand. */
const recheckMs = 5_000
const notAuthorized = 5
const badCredentials = 4
const unavailable = 3

/** The hooks of the broker. A publish is acknowledged only after its commit; bad input is acknowledged too, and kept with its reason. */
export function brokerHooks({
  batcher,
  buckets,
  onReceipt,
  report,
}: Parts): Required<
  Pick<AedesOptions, 'preConnect' | 'authenticate' | 'authorizePublish' | 'authorizeSubscribe' | 'authorizeForward'>
> {
  const connected = new WeakMap<Client, Connected>()

  async function admit(client: Client, username: string | undefined, password: Buffer | undefined): Promise<boolean> {
    if (!username || !password || client.id !== username) return false
    const device = await authenticate(username, password.toString('utf8'))
    if (device) connected.set(client, { device, checkedAt: Date.now() })
    return device !== null
  }

  /** The device of a connection; null once it was suspended or its secret replaced. */
  async function deviceOf(client: Client): Promise<KnownDevice | null> {
    const known = connected.get(client)
    if (!known) return null
    if (Date.now() - known.checkedAt < recheckMs) return known.device
    known.checkedAt = Date.now()
    const device = await recognize(known.device.actor.deviceId, known.device.secretHash)
    if (device) connected.set(client, { device, checkedAt: known.checkedAt })
    else connected.delete(client)
    return device
  }

  async function take(client: Client, topic: string, payload: Buffer): Promise<Error | null> {
    const device = await deviceOf(client)
    if (!device) return new Error('the device may not report any more')
    const { deviceId } = device.actor
    // Over its rate: nothing is lost, the acknowledgement waits and the socket with it.
    for (let wait = buckets.take(deviceId, Date.now()); wait > 0; wait = buckets.take(deviceId, Date.now())) await pause(wait)
    const profile = publishingProfile(deviceId, topic)
    const message: Message = profile
      ? decode(profile, payload, deviceId, device.publicKey, device.machines)
      : { readings: [], refused: [{ reason: 'topic', payload }] }
    const receipt = await batcher.add({ deviceId: message.machine ?? deviceId, topic, message })
    if (receipt.quarantined.length > 0) onReceipt(deviceId, receipt)
    return null
  }

  return {
    // Without an id of its own a client would get an invented one, and a session that nobody can name.
    preConnect: (_client, packet, done) => {
      if (!packet.clientId) return done(refusal(2), false)
      // A last will would be a message that no device wrote.
      if (packet.will) packet.will = undefined
      done(null, true)
    },
    authenticate: (client, username, password, done) => {
      admit(client, username, password).then(
        (admitted) => (admitted ? done(null, true) : done(refusal(badCredentials), false)),
        (error) => {
          report(error)
          done(refusal(unavailable), false)
        },
      )
    },
    authorizePublish: (client, packet, done) => {
      if (!client) return done(null)
      packet.retain = false
      const payload = Buffer.isBuffer(packet.payload) ? packet.payload : Buffer.from(packet.payload)
      take(client, packet.topic, payload).then(done, (error) => {
        report(error)
        done(error)
      })
    },
    authorizeSubscribe: (client, subscription, done) => {
      const device = connected.get(client)?.device
      done(null, device && maySubscribe(device.actor.deviceId, subscription.topic) ? subscription : null)
    },
    authorizeForward: (client, packet) => {
      const device = connected.get(client)?.device
      return device && maySubscribe(device.actor.deviceId, packet.topic) ? packet : null
    },
  }
}

function refusal(returnCode: number): AuthenticateError {
  return Object.assign(new Error(returnCode === notAuthorized ? 'not authorized' : 'refused'), { returnCode })
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
