import { pool } from '#lib/platform/db.ts'
import type { MachineState } from '#lib/telemetry/payload.ts'
import { day, minute } from '#lib/values/time.ts'

/** `none`: nothing was heard of the machine. */
export type StateSpan = { state: MachineState | 'none'; from: Date; to: Date }

/** Steps of the state timeline. */
const timelineStep = 5 * minute
/** A state that was said longer ago than this is not known any more. */
const memory = 7 * day

type Row = { device_id: string; step: Date; state: MachineState | null }

/**
 * What each device was doing from `from` to `to` in steps of five minutes: its last state at the end of the step, or `none` where nothing
 * was heard of it. An alarm of the level fault is a fault until the next state. A device that never said a state counts as running
 * while it reports.
 */
export async function listStates(deviceIds: readonly string[], from: Date, to: Date): Promise<Map<string, StateSpan[]>> {
  const { rows } = await pool().query<Row>(
    `WITH said AS (
       SELECT device_id, at, epoch, seq,
              CASE WHEN payload->>'type' = 'state' THEN payload->>'state' WHEN payload->>'level' = 'fault' THEN 'fault' END AS state
         FROM reading WHERE device_id = ANY($1) AND at >= $2 AND at < $3)
     SELECT device_id, date_bin('5 minutes', at, $2) AS step,
            (array_agg(state ORDER BY at DESC, epoch DESC, seq DESC) FILTER (WHERE state IS NOT NULL))[1] AS state
       FROM said GROUP BY 1, 2
     UNION ALL
     SELECT d, before.at, before.state FROM unnest($1::text[]) d CROSS JOIN LATERAL (
       SELECT at, state FROM (SELECT at, payload->>'type' AS type, payload->>'state' AS state FROM reading
         WHERE device_id = d AND at < $2 AND at >= $4 ORDER BY at DESC LIMIT 500) latest
        WHERE type = 'state' ORDER BY at DESC LIMIT 1) before
     ORDER BY 1, 2`,
    [[...deviceIds], from, to, new Date(from.getTime() - memory)],
  )
  const of = Map.groupBy(rows, (row) => row.device_id)
  return new Map(deviceIds.map((id) => [id, toSpans(of.get(id) ?? [], from, to)]))
}

function toSpans(rows: readonly Row[], from: Date, to: Date): StateSpan[] {
  const states = new Map(rows.map((row) => [row.step.getTime(), row.state]))
  const spans: StateSpan[] = []
  let last: MachineState = rows.findLast((row) => row.step < from)?.state ?? 'running'
  for (let at = from.getTime(); at < to.getTime(); at += timelineStep) {
    const said = states.get(at)
    last = said ?? last
    const state = said === undefined ? 'none' : last
    const end = new Date(Math.min(at + timelineStep, to.getTime()))
    const previous = spans.at(-1)
    if (previous?.state === state) previous.to = end
    else spans.push({ state, from: new Date(at), to: end })
  }
  return spans
}
