import { setTimeout as sleep } from 'node:timers/promises'
import { listEventsAfter } from '#lib/platform/timeline.ts'

/** Follows positions as the product's readers do: it keeps the last position it saw and asks for what comes after. */
export class Reader {
  pages = 0
  private last = 0n
  private stopped = false
  private readonly seen: string[] = []
  private readonly trouble: string[] = []
  private readonly random: () => number

  constructor(random: () => number) {
    this.random = random
  }

  async follow(): Promise<void> {
    // After the stop it reads on until nothing comes: what is there must have been given to it.
    for (;;) {
      const events = await listEventsAfter(this.last, 1 + Math.floor(this.random() * 50))
      this.pages++
      for (const { id, position } of events) {
        if (position !== this.last + 1n) this.trouble.push(`position ${this.last + 1n} was not there when ${position} was read`)
        this.last = position
        this.seen.push(id)
      }
      if (events.length === 0 && this.stopped) return
      if (events.length === 0) await sleep(this.random() * 50)
    }
  }

  stop(): void {
    this.stopped = true
  }

  /** What went wrong, held against the events that were committed. */
  faults(written: ReadonlySet<string>): string[] {
    const once = new Set(this.seen)
    const missed = [...written].filter((id) => !once.has(id))
    return [
      ...this.trouble,
      ...(once.size < this.seen.length ? [`${this.seen.length - once.size} events came twice`] : []),
      ...(missed.length > 0 ? [`${missed.length} events were missed, ${missed[0]} among them`] : []),
      ...[...once].filter((id) => !written.has(id)).map((id) => `${id} was read and never committed`),
    ]
  }
}
