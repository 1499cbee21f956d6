import { mergeBindings, stateHash } from '#lib/fulfilment/fold.ts'
import { FoldedBinding } from '#lib/fulfilment/folded-binding.ts'
import { recordProgress } from '#lib/fulfilment/progress.ts'
import { worker } from '#lib/platform/actor.ts'
import { pool } from '#lib/platform/db.ts'
import type { ReadingBody, Stored } from '#lib/telemetry/index.ts'
import { isFault } from '#lib/values/fault.ts'

type BindingRow = {
  id: string
  device_id: string
  bound_at: Date
  released_at: Date | null
  program: string | null
  cycle_seconds: number
}
type ReadingRow = { epoch: number; seq: string; at: Date; payload: ReadingBody }

/** Readings fetched at a time, so that a long line folds in bounded memory. */
const pageRows = 5000
/** Bindings remembered; the one that was folded longest ago is forgotten first and would be folded from its beginning. */
const mostBindings = 1000
/** Times that a line is folded again because another process wrote its state meanwhile. */
const tries = 5

/**
 * Folds lines from what is stored. It remembers how far each binding is folded and goes on from there; a reading that arrives
 * below that point takes it back to the mark before it, so the result never depends on the order of arrival.
 */
export class Folder {
  /** Binding id → how far it is; in the order of use. */
  readonly #folded = new Map<string, { deviceId: string; binding: FoldedBinding }>()

  /** A device has new readings; this is the smallest of them. */
  invalidate({ device, epoch, seq }: Stored): void {
    for (const { deviceId, binding } of this.#folded.values()) if (deviceId === device) binding.hearOf({ epoch, seq })
  }

  /** Folds one line and records it when something changed. Returns true when there was news. Throws conflict when others are always faster. */
  async fold(orderLineId: string): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      const previous = await recorded(orderLineId)
      const states = []
      for (const row of await bindingsOf(orderLineId)) states.push((await this.#foldBinding(row)).state)
      const counts = mergeBindings(states)
      const hash = stateHash(counts)
      // A clock that keeps running back is news when it does so a tenth more often than was said, not at each line.
      const same = hash === previous?.state_hash && counts.clockSteps <= previous.clock_steps * 1.1
      if (same || (!previous && counts.readings === 0)) return false
      const previousHash = previous?.state_hash ?? null
      try {
        await recordProgress(worker('fulfilment'), { orderLineId, previousHash, ...counts, stateHash: hash })
        return true
      } catch (error) {
        // Another process was faster, perhaps with less than what is known here: look again.
        if (!isFault(error) || error.code !== 'conflict' || attempt === tries) throw error
      }
    }
  }

  async #foldBinding(row: BindingRow): Promise<FoldedBinding> {
    const binding = this.#remember(row)
    for (let read = pageRows; read === pageRows; ) {
      const { epoch, seq } = binding.next()
      const { rows } = await pool().query<ReadingRow>(
        `SELECT epoch, seq, at, payload FROM reading WHERE device_id = $1 AND (epoch, seq) > ($2, $3) ORDER BY epoch, seq LIMIT ${pageRows}`,
        [row.device_id, epoch, seq],
      )
      binding.add(rows.map((one) => ({ epoch: one.epoch, seq: Number(one.seq), at: one.at, body: one.payload })))
      read = rows.length
    }
    return binding
  }

  #remember(row: BindingRow): FoldedBinding {
    const key = `${row.id}/${row.released_at?.getTime() ?? ''}`
    const folded = this.#folded.get(key) ?? {
      deviceId: row.device_id,
      binding: new FoldedBinding({
        cycleSeconds: row.cycle_seconds,
        program: row.program,
        boundAt: row.bound_at,
        releasedAt: row.released_at,
      }),
    }
    this.#folded.delete(key)
    this.#folded.set(key, folded)
    if (this.#folded.size > mostBindings) this.#folded.delete(this.#folded.keys().next().value!)
    return folded.binding
  }
}

/** Order lines to which any of these devices is or was bound. */
export async function linesOf(deviceIds: readonly string[]): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    'SELECT DISTINCT order_line_id AS id FROM binding WHERE device_id = ANY($1) ORDER BY 1',
    [[...deviceIds]],
  )
  return rows.map(({ id }) => id)
}

/** Lines of orders still under way that have a device: what a starting process folds once. */
export async function linesUnderWay(): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT DISTINCT b.order_line_id AS id FROM binding b JOIN order_line l ON l.id = b.order_line_id JOIN purchase_order o ON o.id = l.order_id
      WHERE o.status NOT IN ('completed', 'cancelled') ORDER BY 1`,
  )
  return rows.map(({ id }) => id)
}

type Recorded = { state_hash: string; clock_steps: number }

async function recorded(orderLineId: string): Promise<Recorded | undefined> {
  const { rows } = await pool().query<Recorded>('SELECT state_hash, clock_steps FROM line_state WHERE order_line_id = $1', [
    orderLineId,
  ])
  return rows[0]
}

async function bindingsOf(orderLineId: string): Promise<BindingRow[]> {
  const { rows } = await pool().query<BindingRow>(
    `SELECT b.id, b.device_id, b.bound_at, b.released_at, b.program, d.cycle_seconds FROM binding b JOIN device d ON d.id = b.device_id
      WHERE b.order_line_id = $1 ORDER BY b.id`,
    [orderLineId],
  )
  return rows
}
