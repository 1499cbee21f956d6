import { pool } from '#lib/platform/db.ts'
import { type Incoming, type Receipt, store } from '#lib/telemetry/store.ts'

type Waiting = { incoming: Incoming; resolve: (receipt: Receipt) => void; reject: (error: unknown) => void }

/** Connections that commit at the same time. The second one begins only when a whole batch waits: before that, waiting makes batches larger. */
const lanes = 2

/**
 * Group commit: what arrives while one batch is being committed becomes the next batch, so that many devices share one flush of
 * the log. A promise resolves only after the commit of its message; it rejects when the database refuses, and nothing was stored.
 */
export class Batcher {
  readonly #largest: number
  #waiting: Waiting[] = []
  #open = 0
  readonly #running = new Set<Promise<void>>()

  constructor(largest = 1000) {
    this.#largest = largest
  }

  add(incoming: Incoming): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ incoming, resolve, reject })
      if (this.#open === 0 || (this.#open < lanes && this.#waiting.length >= this.#largest)) this.#openLane()
    })
  }

  /** Resolves when everything that was added is committed or refused. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running)
  }

  #openLane(): void {
    this.#open += 1
    const run = this.#run().finally(() => this.#running.delete(run))
    this.#running.add(run)
  }

  async #run(): Promise<void> {
    // What arrives in this turn of the event loop joins the first batch.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#largest)
      try {
        const receipts = await this.#commit(batch.map(({ incoming }) => incoming))
        for (const [index, { resolve }] of batch.entries()) resolve(receipts[index]!)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    // In the same turn as the look at what waits: what is added from now on opens a lane again.
    this.#open -= 1
  }

  async #commit(incoming: Incoming[]): Promise<Receipt[]> {
    const client = await pool().connect()
    try {
      const receipts = await store(client, incoming)
      client.release()
      return receipts
    } catch (error) {
      // A connection in an unknown state is not given back to others.
      client.release(true)
      throw error
    }
  }
}
