import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { deviceKinds } from '#lib/devices/schema.ts'

/** One simulated device, as the seed writes it into `demo-devices.json`. */
export const simulatedDevice = z.object({
  deviceId: z.string(),
  secret: z.string(),
  kind: z.enum(deviceKinds),
  /** Ed25519 PKCS#8, base64: its batches are signed. */
  privateKey: z.string().optional(),
  unitsPerMinute: z.number().positive(),
  /** It stops making at this many units; without it, it goes on. */
  quantity: z.number().int().positive().optional(),
  /** Units that it had made before it was simulated for the first time. */
  value: z.number().int().min(0).default(0),
  /** For the reader of the file; the database knows the binding. */
  orderLineId: z.string().nullable().default(null),
})
export type SimulatedDevice = z.infer<typeof simulatedDevice>

/** The devices of a file; none when there is no such file. Throws a sentence when it is no fleet. */
export function readFleet(file: string): SimulatedDevice[] {
  const text = readIfThere(file)
  if (text === null) return []
  const fleet = z.array(simulatedDevice).safeParse(JSON.parse(text))
  if (!fleet.success) throw new Error(`${file} holds no fleet: ${fleet.error.issues[0]!.path.join('.')} is wrong.`)
  return fleet.data
}

export function writeFleet(file: string, fleet: SimulatedDevice[]): void {
  writeFileSync(file, `${JSON.stringify(fleet, null, 2)}\n`, { mode: 0o600 })
}

/** How far a device has come. `zero`: units that it had made when its present epoch, and with it its counter, began. */
export type Memory = { epoch: number; seq: number; units: number; zero: number }

/** The memory of all devices in one file, replaced whole so that a kill leaves the old one or the new one. */
export class Memories {
  readonly #file: string
  readonly #memories: Record<string, Memory>
  readonly #awake = new Set<string>()

  constructor(file: string) {
    this.#file = file
    this.#memories = JSON.parse(readIfThere(file) ?? '{}')
  }

  /**
   * A device that is switched on begins a new epoch, named by the second: what it said in its last moments may not have been
   * written down, and no key may ever be used twice.
   */
  of({ deviceId, value }: Pick<SimulatedDevice, 'deviceId' | 'value'>): Memory {
    const before = this.#memories[deviceId] ?? { epoch: 0, seq: 0, units: value, zero: value }
    if (this.#awake.has(deviceId)) return before
    this.#awake.add(deviceId)
    const epoch = Math.max(Math.floor(Date.now() / 1000), before.epoch + 1)
    this.#memories[deviceId] = { epoch, seq: 0, units: before.units, zero: before.units }
    return this.#memories[deviceId]
  }

  save(): void {
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#memories))
    renameSync(`${this.#file}.new`, this.#file)
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
