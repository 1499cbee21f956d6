// The demo's devices: what they have reported so far, and what the simulator and a replay need to go on.
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { bindDevice, connectGateway, registerDevice } from '#lib/devices/index.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { pool } from '#lib/platform/db.ts'
import { decode, signBatch } from '#lib/telemetry/index.ts'
import { store } from '#lib/telemetry/store.ts'
import { day, minute } from '#lib/values/time.ts'

/** A registered device with what it proves itself with; `privateKey` (Ed25519 PKCS#8, base64) signs what it says. */
export type SeededDevice = { deviceId: string; number: string; secret: string; privateKey: string }

/** One line of demo-devices.json. */
export type FleetDevice = Pick<SeededDevice, 'deviceId' | 'secret' | 'privateKey'> & {
  kind: string
  unitsPerMinute: number
  orderLineId: string | null
  /** Where its history ended; the simulator goes on from there. */
  epoch: number
  seq: number
  value: number
  /** It stops counting at this many. */
  quantity: number
}

/** One gateway of demo-gateways.json, with the machines that it speaks for. */
export type FleetGateway = Pick<SeededDevice, 'deviceId' | 'secret' | 'privateKey'> & {
  machines: { deviceId: string; number: string; name: string }[]
}

type DeviceSeed = {
  name: string
  kind: 'machine' | 'tracker' | 'product' | 'gateway'
  sector: string
  cycleSeconds?: number
  orderLineId?: string
  /** Job card of the binding. */
  program?: string
}

export async function addDevice(owner: MemberActor, seed: DeviceSeed): Promise<SeededDevice> {
  const { name, kind, sector, cycleSeconds = 1, orderLineId, program } = seed
  const pair = generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  const registered = await registerDevice(owner, { name, kind, sector, cycleSeconds, publicKey })
  if (orderLineId) await bindDevice(owner, { deviceId: registered.deviceId, orderLineId, program })
  return { ...registered, privateKey }
}

/** A machine with an MTConnect adapter on the order line, and the gateway that speaks for it: what a log is replayed onto. */
export async function addMachineBehindGateway(owner: MemberActor, sector: string, orderLineId: string): Promise<FleetGateway> {
  const { deviceId, secret, privateKey } = await addDevice(owner, { name: 'Machine hall gateway', kind: 'gateway', sector })
  const name = 'Housing mill (MTConnect)'
  const machine = await addDevice(owner, { name, kind: 'machine', sector, cycleSeconds: 20, orderLineId })
  await connectGateway(owner, { deviceId: machine.deviceId, gatewayId: deviceId })
  return { deviceId, secret, privateKey, machines: [{ deviceId: machine.deviceId, number: machine.number, name }] }
}

type Signer = Pick<SeededDevice, 'deviceId' | 'privateKey'>

/** Readings in one message. */
const messageReadings = 400

/** Hands readings in as the gateway does: decoded, judged, stored. Throws when one of them is refused. */
export async function report(device: Signer, readings: object[]): Promise<void> {
  for (let from = 0; from < readings.length; from += messageReadings) {
    const [reason] = await handIn(device, readings.slice(from, from + messageReadings))
    if (reason) throw new Error(`readings of ${device.deviceId} were refused: ${reason}`)
  }
}

/** A gateway whose clock is three days ahead: twelve messages that only the operator's quarantine shows. */
export async function reportFromTheFuture(device: Signer, now: Date): Promise<void> {
  for (let seq = 0; seq < 12; seq++) {
    const at = new Date(now.getTime() + 3 * day + seq * minute).toISOString()
    await handIn(device, [{ seq, at, type: 'count', value: seq }])
  }
}

/** Returns the reasons of what was put aside. */
async function handIn({ deviceId, privateKey }: Signer, readings: object[]): Promise<string[]> {
  const topic = `moi/v1/${deviceId}/readings`
  const client = await pool().connect()
  try {
    const signature = signBatch({ device: deviceId, epoch: 1, readings }, privateKey)
    const bytes = Buffer.from(JSON.stringify({ epoch: 1, readings, signature }))
    const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
    const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' })
    const message = decode('moi/v1', bytes, deviceId, publicKey)
    const [receipt] = await store(client, [{ deviceId, topic, message }])
    return receipt!.quarantined
  } finally {
    client.release()
  }
}
