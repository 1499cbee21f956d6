import { authenticate, type KnownDevice } from '#lib/devices/index.ts'
import { Batcher } from '#lib/telemetry/batcher.ts'
import { decode } from '#lib/telemetry/decode.ts'
import { TokenBuckets } from '#lib/telemetry/rate.ts'
import type { Receipt } from '#lib/telemetry/store.ts'
import { Fault } from '#lib/values/fault.ts'

type Capture = { batcher: Batcher; buckets: TokenBuckets }
// lib is loaded by Node and again by Next's bundle: one batcher for both.
const store = globalThis as unknown as { moiCapture?: Capture }
const capture = (store.moiCapture ??= { batcher: new Batcher(), buckets: new TokenBuckets() })

/** The device behind an HTTP Basic header (`device:secret`). Throws Fault unauthenticated. */
export async function deviceOfHeader(header: string | undefined): Promise<KnownDevice> {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]{1,512})$/.exec(header ?? '') ?? []
  const [id, ...secret] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':')
  const known = encoded ? await authenticate(id!, secret.join(':')) : null
  if (!known) throw new Fault('unauthenticated', 'deviceUnknown')
  return known
}

/** Seconds until this device may send again; 0 when it may now. Takes its token. */
export function secondsToWait(device: KnownDevice, nowMs: number): number {
  return Math.ceil(capture.buckets.take(device.actor.deviceId, nowMs) / 1000)
}

/** Reads, judges and stores one message over HTTPS. Resolves after the commit. */
export function captureReadings(device: KnownDevice, topic: string, bytes: Buffer): Promise<Receipt> {
  const { deviceId } = device.actor
  return capture.batcher.add({ deviceId, topic, message: decode('moi/v1', bytes, deviceId, device.publicKey) })
}
