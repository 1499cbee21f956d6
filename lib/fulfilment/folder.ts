import { addReading, type BindingState, mergeBindings, startBinding, stateHash } from '#lib/fulfilment/fold.ts'
import { recordProgress } from '#lib/fulfilment/progress.ts'
import { worker } from '#lib/platform/actor.ts'
import { pool } from '#lib/platform/db.ts'
import type { ReadingBody, Stored } from '#lib/telemetry/index.ts'
import { isFault } from '#lib/values/fault.ts'

type BindingRow = { id: string; device_id: string; bound_at: Date; released_at: Date | null; cycle_seconds: number }
type ReadingRow = { epoch: number; seq: string; at: Date; payload: ReadingBody }
/** `busy`: a page is being read, so it is not known yet how far it will be folded. */
type Folded = { deviceId: string; state: BindingState; epoch: number; seq: number; busy: boolean }

/** Readings fetched at a time, so that a long line folds in bounded memory. */
const pageRows = 5000

/**
 * Folds lines from what is stored. It remembers how far each binding is folded and goes on from there; a reading that arrives
 * below that point makes it begin anew, so the result never depends on the order of arrival.
 */
export class Folder {
  readonly #folded = new Map<string, Folded>()

  /** A device has new readings: what was folded beyond the smallest of them no longer stands. */
  invalidate({ device, epoch, seq }: Stored): void {
    for (const [key, folded] of this.#folded) {
      const beyond = folded.busy || folded.epoch > epoch || (folded.epoch === epoch && folded.seq >= seq)
      if (folded.deviceId === device && beyond) this.#folded.delete(key)
    }
  }

  /** Folds one line and records it when a count changed. Returns true when there was news. */
  async fold(orderLineId: string): Promise<boolean> {
    const previous = await previousHash(orderLineId)
    const states = []
    for (const binding of await bindingsOf(orderLineId)) states.push(await this.#foldBinding(binding))
    const counts = mergeBindings(states)
    const hash = stateHash(counts)
    if (hash === previous || (previous === null && counts.readings === 0)) return false
    try {
      await recordProgress(worker('fulfilment'), { orderLineId, previousHash: previous, ...counts, stateHash: hash })
      return true
    } catch (error) {
      // Another process was faster: its state stands, and the next fold starts from it.
      if (isFault(error) && error.code === 'conflict') return false
      throw error
    }
  }

  async #foldBinding(binding: BindingRow): Promise<BindingState> {
    const key = `${binding.id}/${binding.released_at?.getTime() ?? ''}`
    const folded = this.#folded.get(key) ?? { deviceId: binding.device_id, state: startBinding(), epoch: -1, seq: -1, busy: true }
    folded.busy = true
    this.#folded.set(key, folded)
    for (;;) {
      const { rows } = await pool().query<ReadingRow>(
        `SELECT epoch, seq, at, payload FROM reading
          WHERE device_id = $1 AND (epoch, seq) > ($2, $3) AND at >= $4 AND at < coalesce($5::timestamptz, 'infinity')
          ORDER BY epoch, seq LIMIT ${pageRows}`,
        [binding.device_id, folded.epoch, folded.seq, binding.bound_at, binding.released_at],
      )
      for (const { epoch, seq, at, payload } of rows) {
        addReading(folded.state, { epoch, seq: Number(seq), at, body: payload }, binding.cycle_seconds)
        folded.epoch = epoch
        folded.seq = Number(seq)
      }
      if (rows.length < pageRows) break
    }
    folded.busy = false
    return folded.state
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

async function previousHash(orderLineId: string): Promise<string | null> {
  const { rows } = await pool().query<{ state_hash: string }>('SELECT state_hash FROM line_state WHERE order_line_id = $1', [
    orderLineId,
  ])
  return rows[0]?.state_hash ?? null
}

async function bindingsOf(orderLineId: string): Promise<BindingRow[]> {
  const { rows } = await pool().query<BindingRow>(
    `SELECT b.id, b.device_id, b.bound_at, b.released_at, d.cycle_seconds FROM binding b JOIN device d ON d.id = b.device_id
      WHERE b.order_line_id = $1 ORDER BY b.id`,
    [orderLineId],
  )
  return rows
}
