import mqtt, { type ErrorWithReasonCode, type MqttClient } from 'mqtt'
import { signBatch } from '#lib/telemetry/signature.ts'
import type { Batch } from '#tools/replay/batches.ts'
import type { Speaker } from '#tools/replay/gateways.ts'

/** Messages on the way at once: enough for the gateway to commit many together. */
const inFlight = 20

/** The gateway over real MQTT: signs each message, and comes back by itself when the connection breaks. */
export class GatewayClient {
  readonly #client: MqttClient
  readonly #speaker: Speaker
  readonly #open = new Set<Promise<void>>()
  /** Reasons why something was put aside, and how often. */
  readonly reasons = new Map<string, number>()
  sent = 0

  private constructor(client: MqttClient, speaker: Speaker) {
    this.#client = client
    this.#speaker = speaker
    client.on('error', () => undefined)
    client.on('message', (_topic, payload) => {
      const { quarantined } = JSON.parse(payload.toString()) as { quarantined: string[] }
      for (const reason of quarantined.map((one) => one.split(':')[0]!))
        this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1)
    })
  }

  /** Throws a sentence when nobody answers there or the secret is not accepted. */
  static async connect(url: string, speaker: Speaker): Promise<GatewayClient> {
    const { gatewayId: clientId, secret: password } = speaker
    const options = {
      clientId,
      username: clientId,
      password,
      protocolVersion: 4,
      reconnectPeriod: 1000,
      connectTimeout: 5000,
    } as const
    const client = await mqtt.connectAsync(url, options, false).catch((error: ErrorWithReasonCode) => {
      const refused = error.code === 4 || error.code === 5
      throw new Error(
        refused
          ? `The secret of gateway ${clientId} is not accepted, or the gateway is suspended.`
          : `No gateway answers at ${url} (${error.message || error.code}). Is "npm start" running?`,
      )
    })
    const gateway = new GatewayClient(client, speaker)
    await client.subscribeAsync(`moi/v1/${clientId}/notices`)
    return gateway
  }

  /** Resolves when there is room for the next message; `acknowledged` is called when this one is in the database. */
  async send(epoch: number, { seq, lines, before, clockOffsetMs }: Batch, acknowledged: () => void): Promise<void> {
    const { gatewayId, machine, privateKey } = this.#speaker
    const message = { machine: machine.deviceId, epoch, seq, lines, ...(before && { before }), clockOffsetMs }
    const signature = signBatch({ device: gatewayId, ...message }, privateKey)
    this.sent += 1
    const published = this.#client
      .publishAsync(`moi/v1/${gatewayId}/shdr`, JSON.stringify({ ...message, signature }), { qos: 1 })
      .then(acknowledged)
      .finally(() => this.#open.delete(published))
    this.#open.add(published)
    while (this.#open.size >= inFlight) await Promise.race(this.#open)
  }

  /** Waits for every acknowledgement, and a moment for what may have been put aside. */
  async end(): Promise<void> {
    await Promise.all(this.#open)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await this.#client.endAsync()
  }
}
