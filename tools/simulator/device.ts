import mqtt, { type MqttClient } from 'mqtt'
import { signBatch } from '#lib/telemetry/signature.ts'
import { clockError, type Faults, heldBack, isAway, isSentAgain, isSwapped } from './faults.ts'
import type { Memory, SimulatedDevice } from './fleet.ts'

export type Figures = { sent: number; acknowledged: number; failed: number; waits: number[] }

type Surroundings = {
  url: string
  faults: Faults
  /** The marketplace's time, in milliseconds. */
  now: () => number
  figures: Figures
  /** Milliseconds between two messages; without it, as `unitsPerMinute` says. */
  everyMs?: number
}

/** One message in fifteen also tells the state; a machine that has finished tells only that it is idle, now and then. */
const stateEvery = 15
const idleEveryMs = 60_000

/** A device over real MQTT: connects, counts, publishes with QoS 1, and comes back by itself. Returns what ends it. */
export function runDevice(device: SimulatedDevice, index: number, memory: Memory, around: Surroundings): () => Promise<void> {
  const { deviceId: id } = device
  const client: MqttClient = mqtt.connect(around.url, {
    clientId: id,
    username: id,
    password: device.secret,
    reconnectPeriod: 2000,
    reconnectOnConnackError: true,
    keepalive: 30,
  })
  client.on('error', () => undefined)
  const topic = `moi/v1/${id}/readings`
  const waiting: string[] = []
  let kept: string | null = null
  let timer: NodeJS.Timeout

  const publish = (message: string) => {
    const started = performance.now()
    around.figures.sent += 1
    client.publish(topic, message, { qos: 1 }, (error) => {
      if (error) around.figures.failed += 1
      else {
        around.figures.acknowledged += 1
        around.figures.waits.push(performance.now() - started)
      }
    })
  }

  const send = (message: string) => {
    if (isSwapped(around.faults, Math.random()) && kept === null) {
      kept = message
      return
    }
    publish(message)
    if (kept !== null) publish(kept)
    kept = null
    if (isSentAgain(around.faults, Math.random())) publish(message)
  }

  const tick = () => {
    const finished = device.quantity !== undefined && memory.units >= device.quantity
    const message = write(device, memory, finished, around.now() + clockError(around.faults, index))
    const held = heldBack(around.faults, Math.random())
    if (held > 0) setTimeout(() => send(message), held).unref()
    else if (isAway(around.faults, Date.now())) waiting.push(message)
    else for (const one of [...waiting.splice(0), message]) send(one)
    timer = setTimeout(tick, finished ? idleEveryMs : pace(device, around.everyMs))
  }

  // Devices do not all speak in the same moment, but each sets its zero at once.
  timer = setTimeout(tick, Math.random() * Math.min(1000, around.everyMs ?? 1000))
  return async () => {
    clearTimeout(timer)
    await client.endAsync(!client.connected).catch(() => undefined)
  }
}

/** A little irregular, as machines are, but never faster than nine tenths of its time. */
function pace(device: SimulatedDevice, everyMs: number | undefined): number {
  return everyMs ?? (60_000 / device.unitsPerMinute) * (0.95 + Math.random() * 0.15)
}

function write(device: SimulatedDevice, memory: Memory, finished: boolean, nowMs: number): string {
  const at = new Date(nowMs).toISOString()
  const next = (reading: object) => ({ seq: ++memory.seq, at, ...reading })
  const readings: object[] = []
  // The first value of a counter is its zero: nothing was made yet.
  const first = memory.seq === 0
  if (!finished && !first) memory.units += 1
  if (!finished) readings.push(next(said(device, memory.units - memory.zero, first)))
  if (first || finished || memory.seq % stateEvery < readings.length) {
    readings.push(next({ type: 'state', state: finished ? 'idle' : 'running' }))
  }
  const signature = device.privateKey && signBatch({ device: device.deviceId, epoch: memory.epoch, readings }, device.privateKey)
  return JSON.stringify({ epoch: memory.epoch, readings, ...(signature && { signature }) })
}

/** What a device of its kind says about one more unit. */
function said(device: SimulatedDevice, units: number, first: boolean): object {
  if (device.kind === 'machine' || device.kind === 'gateway') return { type: 'count', value: units }
  if (first) return { type: 'measure', name: 'started', value: 1, unit: 'C62' }
  if (device.kind === 'tester') return { type: 'test', passed: Math.random() > 0.02 }
  if (device.kind === 'tracker' || device.kind === 'phone') return { type: 'arrive', units: 1 }
  return { type: 'measure', name: 'signal', value: Math.round(-70 - Math.random() * 20), unit: 'dBm' }
}
