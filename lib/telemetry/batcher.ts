import { pool } from '#lib/platform/db.ts'
import { type Incoming, type Receipt, store } from '#lib/telemetry/store.ts'

type Waiting = { incoming: Incoming; resolve: (receipt: Receipt) => void; reject: (error: unknown) => void }

/**
 * Group commit: what arrives while one batch is being committed becomes the next batch, so that many devices share one flush of
 * the log. A promise resolves only after the commit of its message; it rejects when the database refuses, and nothing was stored.
 */
export class Batcher {
  readonly #largest: number
  #waiting: Waiting[] = []
  #running: Promise<void> | null = null

  constructor(largest = 1000) {
    this.#largest = largest
  }

  add(incoming: Incoming): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ incoming, resolve, reject })
      this.#running ??= this.#run().finally(() => {
        this.#running = null
      })
    })
  }

  /** Resolves when everything that was added is committed or refused. */
  async settled(): Promise<void> {
    await this.#running
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
