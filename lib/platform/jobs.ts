/** Work outside the request: what must happen after a commit, and what is due at a time. graphile-worker keeps the queue. */
import type { Access } from '#lib/platform/access.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { SequencedEvent } from '#lib/platform/events.ts'

export type JobPayload = Record<string, string | number | boolean | null>

export type JobHandler = {
  access: Extract<Access, { kind: 'worker' }>
  /** Runs at least once; what it does must be safe to do twice. A thrown error is tried again with growing pauses. */
  run: (payload: JobPayload) => Promise<void>
}
export type JobTable = Record<string, JobHandler>

/** A deadline: looks for what is due and does it, each as a guarded command. Returns how many. */
export type Sweep = { name: string; access: Extract<Access, { kind: 'worker' }>; run: () => Promise<number> }

/** "When X happens, do Y", inside one transaction that also notes that it ran. */
export type Reaction = {
  name: string
  on: string
  access: Extract<Access, { kind: 'worker' }>
  run: (tx: Tx, now: Date, event: SequencedEvent) => Promise<void>
}

export const workerAccess = { kind: 'worker' } as const satisfies Access

export type JobOptions = {
  /** One queued job per key: adding again replaces it. */
  jobKey?: string
  /** Jobs of one queue run one after another. */
  queueName?: string
  /** Real time, not the demo clock's: a moved clock sweeps at once instead. */
  runAt?: Date
}

/** Adds a job in the caller's transaction: it runs only if that commits. */
export async function addJob(tx: Tx, task: string, payload: JobPayload, options: JobOptions = {}): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${task}::text, payload := ${JSON.stringify(payload)}::json, queue_name := ${options.queueName ?? null}::text,
      run_at := ${options.runAt ?? null}::timestamptz, job_key := ${options.jobKey ?? null}::text)`
}

/** Asks for the deadlines to be looked at when the application's clock reaches `due`. */
export async function sweepAt(tx: Tx, due: Date, now: Date): Promise<void> {
  const runAt = new Date(Date.now() + Math.max(due.getTime() - now.getTime(), 0) + 50)
  await addJob(tx, 'sweep', {}, { runAt, jobKey: `sweep:${due.getTime()}` })
}
