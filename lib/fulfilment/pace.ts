import { Folder, linesOf, linesUnderWay } from '#lib/fulfilment/folder.ts'
import type { Stored } from '#lib/telemetry/index.ts'

/** A line announces its progress at most once in this time. */
export const paceMs = 250

/** Keeps line states up to date behind the readings, at a pace that people can follow and the audit can bear. */
export class Pace {
  readonly #folder = new Folder()
  readonly #report: (error: unknown) => void
  #touched = new Set<string>()
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(report: (error: unknown) => void) {
    this.#report = report
  }

  /** A device has new readings. */
  touch(stored: Stored): void {
    this.#folder.invalidate(stored)
    this.#touched.add(stored.device)
    this.#schedule()
  }

  /** Folds every line under way: after a start, or when notices may have been missed. */
  catchUp(): Promise<void> {
    return this.#work(linesUnderWay)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#running
  }

  #schedule(): void {
    if (this.#timer || this.#stopped) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      const devices = [...this.#touched]
      this.#touched.clear()
      void this.#work(() => linesOf(devices)).then(() => {
        if (this.#touched.size > 0) this.#schedule()
      })
    }, paceMs)
  }

  #work(lines: () => Promise<string[]>): Promise<void> {
    this.#running = this.#running.then(async () => {
      try {
        for (const line of await lines()) await this.#folder.fold(line).catch(this.#report)
      } catch (error) {
        this.#report(error)
      }
    })
    return this.#running
  }
}
