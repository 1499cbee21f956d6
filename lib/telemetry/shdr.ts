/** MTConnect adapter lines that a gateway forwards, signed, for a machine that cannot sign. `docs/connect-a-device.md` explains it. */
import { hash } from 'node:crypto'
import { z } from 'zod'
import { type ShdrMapping, shdrNames } from '#lib/devices/schema.ts'
import { type ShdrItem, type ShdrLine, ShdrReader } from '#lib/standards/shdr/index.ts'
import { readStamp } from '#lib/standards/shdr/stamp.ts'
import type { Decoded, Message, Refused } from '#lib/telemetry/decode.ts'
import { limits, type MachineState, type ReadingBody } from '#lib/telemetry/payload.ts'
import { storable } from '#lib/telemetry/storable.ts'

/** Keys that one line takes: the item at place n of line l is reading l × 1000 + n, the message that ends with it is l × 1000 + 999. */
export const keysPerLine = 1000

/** A gateway may have to correct a clock that was never set. */
const farthestMs = 100 * 366 * 86_400_000

export const shdrEnvelope = z.strictObject({
  /** The device that the gateway speaks for. */
  machine: z.string().max(60),
  /** Rises when the numbering of lines starts again. */
  epoch: z.int().min(0).max(2_147_483_647),
  /** Number of the first line; the others follow one by one. */
  seq: z.int().min(0).max(1e12),
  lines: z.array(z.string().max(8192)).min(1).max(limits.readings),
  /** Time of the line before the first one, as it stands there: so a clock that runs back between two messages is seen. */
  before: z.string().max(64).optional(),
  /** What is added to the machine's times, because the gateway knows the time better. */
  clockOffsetMs: z.int().min(-farthestMs).max(farthestMs).optional(),
  /** Ed25519 of the gateway over the RFC 8785 canonical JSON of the message without `signature` and with `device`, the gateway's id. */
  signature: z.string().length(88).optional(),
})
export type ShdrBatch = Omit<z.infer<typeof shdrEnvelope>, 'signature'>

/** EXECUTION of MTConnect (part 3) in the marketplace's words; what is not listed is said to be stopped. */
const states: { readonly [execution: string]: MachineState } = {
  ACTIVE: 'running',
  READY: 'idle',
  WAIT: 'idle',
  PROGRAM_COMPLETED: 'idle',
}

/** Lines into readings of the machine. A bad line is refused by itself. */
export function readShdrBatch(batch: ShdrBatch, gateway: string, mapping: ShdrMapping): Message {
  const offset = batch.clockOffsetMs ?? 0
  const names = shdrNames(mapping)
  const reader = new ShdrReader()
  const readings: Decoded[] = []
  const refused: Refused[] = []
  const before = batch.before ? (readStamp(batch.before)?.at ?? null) : null
  const clock: LineClock = { last: before, latest: null, steps: 0, backMs: 0 }
  for (const [index, line] of batch.lines.entries()) {
    const refuse = (code: string) => refused.push({ reason: `${code}:/lines/${index}`, payload: Buffer.from(line) })
    const read = tryRead(reader, line)
    if (read === undefined) refuse('shdr')
    if (!read || !('at' in read)) continue
    noteStamp(clock, read.at)
    if (read.type !== 'data') continue
    for (const [place, item] of read.items.slice(0, keysPerLine - 1).entries()) {
      const body = bodyOf(item, names)
      if (body === undefined) refuse('schema')
      if (body) readings.push(keyed(batch, index, place, line, at(read.at, offset), body))
    }
  }
  const heard: ReadingBody = {
    type: 'heard',
    gateway,
    lines: batch.lines.length,
    clockSteps: clock.steps,
    clockBackMs: clock.backMs,
    clockOffsetMs: offset,
  }
  const last = batch.lines.length - 1
  readings.push(keyed(batch, last, keysPerLine - 1, batch.lines[last]!, at(clock.latest, offset), heard))
  return { readings, refused, machine: batch.machine }
}

/** The digest is that of the line: read again under another mapping or clock correction it is the same line. */
function keyed(batch: ShdrBatch, index: number, place: number, line: string, at: Date | null, body: ReadingBody): Decoded {
  const digest = hash('sha256', `${place}\n${line}`, 'buffer')
  return { epoch: batch.epoch, seq: (batch.seq + index) * keysPerLine + place, at, body, digest }
}

function at(stamp: number | null, offset: number): Date | null {
  return stamp === null ? null : new Date(stamp + offset)
}

/** `latest` of these lines: a clock that fell back to its first day does not take the whole message with it. */
type LineClock = { last: number | null; latest: number | null; steps: number; backMs: number }

function noteStamp(clock: LineClock, stamp: number | null): void {
  if (stamp === null) return
  const back = (clock.last ?? stamp) - stamp
  if (back > 0) {
    clock.steps += 1
    clock.backMs = Math.max(clock.backMs, back)
  }
  clock.last = stamp
  clock.latest = Math.max(clock.latest ?? stamp, stamp)
}

/** Undefined for a line that is no SHDR. */
function tryRead(reader: ShdrReader, line: string): ShdrLine | null | undefined {
  try {
    return reader.read(line)
  } catch {
    return undefined
  }
}

/** What an item says; null when it is of no interest, undefined when it is the part count and no whole number. */
function bodyOf(item: ShdrItem, names: ReturnType<typeof shdrNames>): ReadingBody | null | undefined {
  if (item.kind === 'condition') {
    const { level, code, text } = item
    return { type: 'alarm', name: cut(item.name, 32), level, code: cut(code, 64), text: cut(text, 400) }
  }
  if (item.kind !== 'value') return null
  const { value } = item
  switch (names(item.name)) {
    case 'partCount': {
      if (value === null) return { type: 'count', value: null, total: true }
      return /^\d{1,12}(\.0+)?$/.test(value) ? { type: 'count', value: Number(value), total: true } : undefined
    }
    case 'execution':
      return { type: 'state', state: value === null ? 'unavailable' : (states[value.toUpperCase()] ?? 'stopped') }
    case 'availability':
      return value === null ? { type: 'state', state: 'unavailable' } : null
    case 'program':
      return { type: 'program', program: value === null || value === '' ? null : cut(value, 120) }
    default:
      return null
  }
}

/** At most so many signs of a machine's words, in a form that can be kept. */
function cut(words: string, most: number): string {
  return storable(words.slice(0, most))
}
