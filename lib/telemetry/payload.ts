/** What a device says: one JSON object per message. `docs/connect-a-device.md` explains it with examples. */
import { z } from 'zod'
import { isStorable } from '#lib/telemetry/storable.ts'

/** Limits of one message. */
export const limits = { messageBytes: 256 * 1024, readings: 500, serials: 100 } as const

export const machineStates = ['running', 'idle', 'stopped', 'fault', 'unavailable'] as const
export type MachineState = (typeof machineStates)[number]

/** An alarm stands until the same name is `normal` again (MTConnect's conditions). */
export const alarmLevels = ['normal', 'warning', 'fault', 'unavailable'] as const
export type AlarmLevel = (typeof alarmLevels)[number]

/** Types that say how many units passed a stage; each unit by its serial number, or by a plain number of units. */
export const stageTypes = ['pack', 'ship', 'arrive', 'install', 'commission'] as const
export type StageType = (typeof stageTypes)[number]

const key = {
  /** Rises by itself, never repeats within an epoch. */
  seq: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  /** The device's clock, ISO 8601 with zone. A device without a clock leaves it out: then the time of arrival counts. */
  at: z.iso.datetime({ offset: true }).optional(),
}
const code = z.string().regex(/^[\w.%°/-]{1,32}$/)
const words = (most: number) => z.string().max(most).refine(isStorable)
const units = z.int().min(1).max(10_000).optional()
const serials = z
  .array(z.string().regex(/^[\w./:-]{1,64}$/))
  .min(1)
  .max(limits.serials)
  .optional()

/** Cumulative since the epoch began; null: the machine's counter is not available. */
const count = z.strictObject({ ...key, type: z.literal('count'), value: z.int().min(0).max(2_147_483_647).nullable() })
const state = z.strictObject({ ...key, type: z.literal('state'), state: z.enum(machineStates) })
const test = z.strictObject({ ...key, type: z.literal('test'), passed: z.boolean(), units, serials })
const stage = z.strictObject({ ...key, type: z.enum(stageTypes), units, serials })
const measure = z.strictObject({ ...key, type: z.literal('measure'), name: code, value: z.number(), unit: code })

const program = z.strictObject({ ...key, type: z.literal('program'), program: words(120).min(1).nullable() })
const alarm = z.strictObject({
  ...key,
  type: z.literal('alarm'),
  name: code,
  level: z.enum(alarmLevels),
  code: words(64).default(''),
  text: words(400).default(''),
})

export const readingSchema = z.discriminatedUnion('type', [count, state, test, stage, measure, program, alarm])

export const envelopeSchema = z.strictObject({
  /** Rises whenever the device's counters start again from zero (new program, new memory, exchanged board). */
  epoch: z.int().min(0).max(2_147_483_647),
  readings: z.array(z.unknown()).min(1).max(limits.readings),
  /** Ed25519 over the RFC 8785 canonical JSON of { device, epoch, readings }, base64. */
  signature: z.string().length(88).optional(),
})

export type SentReading = z.infer<typeof readingSchema>
/** What is stored beside the key and the time. */
export type ReadingBody =
  /** `total`: the machine's own total, which goes on when its lines are numbered anew. */
  | { type: 'count'; value: number | null; total?: true }
  | { type: 'state'; state: MachineState }
  | { type: 'test'; passed: boolean; units?: number; serials?: string[] }
  | { type: StageType; units?: number; serials?: string[] }
  | { type: 'measure'; name: string; value: number; unit: string }
  | { type: 'program'; program: string | null }
  | { type: 'alarm'; name: string; level: AlarmLevel; code: string; text: string }
  | Heard

/** One message of a gateway about a machine: how many lines, and how often (and how far, in milliseconds) their clock ran back. */
export type Heard = {
  type: 'heard'
  gateway: string
  lines: number
  clockSteps: number
  clockBackMs: number
  /** What the gateway added to the machine's own clock. */
  clockOffsetMs: number
}

export type Reading = { epoch: number; seq: number; at: Date; body: ReadingBody }
