// How far each log was replayed onto each machine, so that a replay that was ended goes on with the same names and times.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** `acknowledged`: all messages before this one are in the database. `rebaseMs`: added to the log's times. */
export type Progress = { epoch: number; rebaseMs: number; acknowledged: number }

export class ReplayMemory {
  readonly #file: string
  readonly #replays: Record<string, Progress>

  constructor(file: string) {
    this.#file = file
    this.#replays = JSON.parse(readIfThere(file) ?? '{}')
  }

  /** The replay under this name, or a new one whose epoch is higher than all before it. `anew`: forget the earlier one. */
  of(name: string, rebaseMs: number, anew: boolean): Progress {
    const known = this.#replays[name]
    if (known && !anew) return known
    const epoch = Math.max(
      Math.floor(Date.now() / 1000),
      1 + Math.max(0, ...Object.values(this.#replays).map((one) => one.epoch)),
    )
    this.#replays[name] = { epoch, rebaseMs, acknowledged: 0 }
    return this.#replays[name]
  }

  /** Replaced whole, so that a kill leaves the old state or the new one. */
  save(): void {
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#replays, null, 2), { mode: 0o600 })
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
