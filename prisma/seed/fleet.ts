// The demo's devices: what they have reported so far, and what the simulator needs to go on.
import { bindDevice, registerDevice } from '#lib/devices/index.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { pool } from '#lib/platform/db.ts'
import { decode } from '#lib/telemetry/index.ts'
import { store } from '#lib/telemetry/store.ts'
import { day, minute } from '#lib/values/time.ts'

/** One line of demo-devices.json. */
export type FleetDevice = {
  deviceId: string
  secret: string
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

type DeviceSeed = {
  name: string
  kind: 'machine' | 'tracker' | 'product' | 'gateway'
  sector: string
  cycleSeconds?: number
  orderLineId?: string
}

export async function addDevice(owner: MemberActor, seed: DeviceSeed): Promise<{ deviceId: string; secret: string }> {
  const { deviceId, secret } = await registerDevice(owner, {
    name: seed.name,
    kind: seed.kind,
    sector: seed.sector,
    cycleSeconds: seed.cycleSeconds ?? 1,
  })
  if (seed.orderLineId) await bindDevice(owner, { deviceId, orderLineId: seed.orderLineId })
  return { deviceId, secret }
}

/** Daily counter readings from `from` to `until`, evenly rising to `units`: what a machine on a steady line reports. */
export function dailyCounts(units: number, from: Date, until: Date): object[] {
  const days = Math.max(Math.floor((until.getTime() - from.getTime()) / day), 1)
  return Array.from({ length: days + 1 }, (_, index) => ({
    seq: index,
    at: new Date(from.getTime() + index * ((until.getTime() - from.getTime()) / days)).toISOString(),
    type: 'count',
    value: Math.floor((units * index) / days),
  }))
}

/** Hands readings in as the gateway does: decoded, judged, stored in one batch. Throws when one of them is refused. */
export async function report(deviceId: string, readings: object[]): Promise<void> {
  const [reason] = await handIn(deviceId, readings)
  if (reason) throw new Error(`readings of ${deviceId} were refused: ${reason}`)
}

/** A gateway whose clock is three days ahead: twelve messages that only the operator's quarantine shows. */
export async function reportFromTheFuture(deviceId: string, now: Date): Promise<void> {
  for (let seq = 0; seq < 12; seq++) {
    const at = new Date(now.getTime() + 3 * day + seq * minute).toISOString()
    await handIn(deviceId, [{ seq, at, type: 'count', value: seq }])
  }
}

/** Returns the reasons of what was put aside. */
async function handIn(deviceId: string, readings: object[]): Promise<string[]> {
  const topic = `moi/v1/${deviceId}/readings`
  const client = await pool().connect()
  try {
    const message = decode('moi/v1', Buffer.from(JSON.stringify({ epoch: 1, readings })), deviceId, null)
    const [receipt] = await store(client, [{ deviceId, topic, message }])
    return receipt!.quarantined
  } finally {
    client.release()
  }
}
