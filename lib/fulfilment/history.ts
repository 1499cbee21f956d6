import { addReading, type BindingState, type Job, type Reading } from '#lib/fulfilment/fold.ts'
import { pool } from '#lib/platform/db.ts'
import type { ReadingBody } from '#lib/telemetry/index.ts'

export type HistoricBinding = Job & { deviceId: string; boundAt: Date; releasedAt: Date | null }

/** A reading and what the fold took from it. `made` and `unwitnessed`: units of this step, of a counter alone. */
export type Step = { reading: Reading; made: number; unwitnessed: number }

/** Few enough that what waits for a slow reader of the history stays small. */
const pageRows = 500

/** Folds a binding into `state`, reading by reading in the order of their keys, a page at a time. */
export async function* followBinding(binding: HistoricBinding, state: BindingState): AsyncGenerator<Step[]> {
  let [epoch, seq] = [-1, '-1']
  for (let read = pageRows; read === pageRows; ) {
    const { rows } = await pool().query<{ epoch: number; seq: string; at: Date; payload: ReadingBody }>(
      `SELECT epoch, seq, at, payload FROM reading WHERE device_id = $1 AND (epoch, seq) > ($2, $3) ORDER BY epoch, seq LIMIT ${pageRows}`,
      [binding.deviceId, epoch, seq],
    )
    read = rows.length
    const steps: Step[] = []
    for (const row of rows) {
      ;[epoch, seq] = [row.epoch, row.seq]
      const reading = { epoch: row.epoch, seq: Number(row.seq), at: row.at, body: row.payload }
      if (reading.at < binding.boundAt || (binding.releasedAt && reading.at >= binding.releasedAt)) continue
      const before = { made: state.made, unwitnessed: state.unwitnessed }
      addReading(state, reading, binding)
      steps.push({ reading, made: state.made - before.made, unwitnessed: state.unwitnessed - before.unwitnessed })
    }
    yield steps
  }
}
