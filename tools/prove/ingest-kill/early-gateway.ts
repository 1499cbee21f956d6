// The planted mistake: a gateway that says "kept" before it is, and keeps it a moment later.
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Aedes } from 'aedes'
import { env } from '#lib/platform/env.ts'
import { brokerHooks } from '#lib/telemetry/broker.ts'
import { Batcher, type Incoming, type Receipt, TokenBuckets } from '#lib/telemetry/index.ts'

class EarlyBatcher extends Batcher {
  override async add(incoming: Incoming): Promise<Receipt> {
    void sleep(30)
      .then(() => super.add(incoming))
      .catch(() => undefined)
    return { stored: incoming.message.readings.length, duplicates: 0, quarantined: [] }
  }
}

const hooks = brokerHooks({
  batcher: new EarlyBatcher(),
  buckets: new TokenBuckets(),
  onReceipt: () => undefined,
  report: () => undefined,
})
const broker = await Aedes.createBroker({ id: 'early', ...hooks })
const server = createServer((socket) => void broker.handle(socket))
server.listen(env.MQTT_PORT, env.MQTT_HOST, () => process.send?.('ready'))
process.once('SIGTERM', () => process.exit(0))
