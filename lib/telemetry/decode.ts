import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { z } from 'zod'
import type { ShdrMapping } from '#lib/devices/schema.ts'
import { envelopeSchema, limits, type ReadingBody, readingSchema } from '#lib/telemetry/payload.ts'
import { readShdrBatch, shdrEnvelope } from '#lib/telemetry/shdr.ts'
import { isSignedBatch } from '#lib/telemetry/signature.ts'

/** A reading as it was sent: `at` is null for a device without a clock. `digest` covers every byte of meaning in it. */
export type Decoded = { epoch: number; seq: number; at: Date | null; body: ReadingBody; digest: Buffer }
/** What cannot be used, with the reason (`schema:/readings/3/value` points at the place) and the bytes to keep. */
export type Refused = { reason: string; payload: Buffer }
/** `machine`: whose readings these are when a gateway speaks for another device. */
export type Message = { readings: Decoded[]; refused: Refused[]; machine?: string }
/** The machines that a gateway may speak for, and how each names its data items. */
export type Machines = ReadonlyMap<string, ShdrMapping>

/** The reader of each profile; a device's topic names its profile. */
export const profiles = { 'moi/v1': decodeJsonBatch, 'shdr/v1': decodeShdrBatch }
export type Profile = keyof typeof profiles

const none: Machines = new Map()

/** Bytes into readings. Never throws: a message that is no message comes back as one refusal, a bad reading as one of its own. */
export function decode(
  profile: Profile,
  bytes: Buffer,
  deviceId: string,
  publicKey: Buffer | null,
  machines: Machines = none,
): Message {
  if (bytes.length > limits.messageBytes) return refuse('tooLarge', bytes.subarray(0, 1024))
  return profiles[profile](bytes, deviceId, publicKey, machines)
}

/** A machine's own words have no signature: the gateway's is asked for, and that the machine was put behind this gateway. */
function decodeShdrBatch(bytes: Buffer, deviceId: string, publicKey: Buffer | null, machines: Machines): Message {
  const json = parse(bytes)
  if (json === undefined) return refuse('notJson', bytes)
  const envelope = shdrEnvelope.safeParse(json)
  if (!envelope.success) return refuse(`schema:${pointer(envelope.error)}`, bytes)
  const { signature, ...batch } = envelope.data
  if (!publicKey || !signature) return refuse('unsigned', bytes)
  if (!isSignedBatch({ device: deviceId, ...batch }, signature, publicKey)) return refuse('signature', bytes)
  const mapping = machines.get(batch.machine)
  return mapping ? readShdrBatch(batch, deviceId, mapping) : refuse('machine', bytes)
}

function decodeJsonBatch(bytes: Buffer, deviceId: string, publicKey: Buffer | null): Message {
  const json = parse(bytes)
  if (json === undefined) return refuse('notJson', bytes)
  const envelope = envelopeSchema.safeParse(json)
  if (!envelope.success) return refuse(`schema:${pointer(envelope.error)}`, bytes)
  const { epoch, readings, signature } = envelope.data
  if (publicKey && !signature) return refuse('unsigned', bytes)
  if (publicKey && !isSignedBatch({ device: deviceId, epoch, readings }, signature!, publicKey)) return refuse('signature', bytes)
  const message: Message = { readings: [], refused: [] }
  for (const [index, raw] of readings.entries()) {
    const parsed = readingSchema.safeParse(raw)
    if (!parsed.success) {
      message.refused.push({ reason: `schema:/readings/${index}${pointer(parsed.error)}`, payload: keep(epoch, raw) })
      continue
    }
    const { seq, at, ...body } = parsed.data
    const digest = hash('sha256', canonicalize(parsed.data)!, 'buffer')
    message.readings.push({ epoch, seq, at: at ? new Date(at) : null, body, digest })
  }
  return message
}

/** A single reading as bytes for the quarantine. */
export function keep(epoch: number, reading: unknown): Buffer {
  return Buffer.from(JSON.stringify({ epoch, reading }))
}

function refuse(reason: string, payload: Buffer): Message {
  return { readings: [], refused: [{ reason, payload }] }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** JSON pointer (RFC 6901) to the first fault. An unknown key is named itself. */
function pointer(error: z.ZodError): string {
  const issue = error.issues[0]!
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path
  return path.map((part) => `/${String(part).slice(0, 40).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
