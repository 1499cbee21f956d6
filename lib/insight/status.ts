import { build } from '#lib/platform/build.ts'
import { pool } from '#lib/platform/db.ts'
import { log } from '#lib/platform/log.ts'

export type SystemStatus =
  | { database: false; version: string; commit: string | null }
  | {
      database: true
      version: string
      commit: string | null
      /** The application's clock, and the database's version. */
      now: Date
      postgres: string
      /** Events without a position, and the age of the oldest in seconds. */
      unsequenced: number
      unsequencedSeconds: number
      head: { size: bigint; signedAt: Date } | null
      /** The last reading of a device that is bound to an order. */
      lastReading: Date | null
      /** Jobs that are due and have not been taken, and how many have failed for good. */
      jobsDue: number
      jobsFailed: number
      /** False when one database role may do everything: then nobody but its owner vouches for the audit. */
      auditProtected: boolean
    }

type Row = {
  now: Date
  postgres: string
  unsequenced: number
  unsequenced_seconds: number
  size: string | null
  signed_at: Date | null
  last_reading: Date | null
  jobs_due: number
  jobs_failed: number
  audit_protected: boolean
}

/** How the installation is doing, for everyone to see. Never throws: without a database that is the answer. */
export async function findStatus(): Promise<SystemStatus> {
  const { version, commit } = build()
  try {
    const { rows } = await pool().query<Row>(`
      SELECT app_now() AS now, current_setting('server_version') AS postgres,
             (SELECT count(*)::int FROM event_outbox) AS unsequenced,
             coalesce((SELECT extract(epoch FROM app_now() - min(e.occurred_at))::int
                         FROM event_outbox o JOIN event e ON e.id = o.event_id), 0) AS unsequenced_seconds,
             h.size::text, h.signed_at,
             (SELECT max(s.last_read_at) FROM line_state s) AS last_reading,
             (SELECT count(*)::int FROM graphile_worker.jobs WHERE run_at < now() - interval '30 seconds' AND attempts < max_attempts AND locked_at IS NULL) AS jobs_due,
             (SELECT count(*)::int FROM graphile_worker.jobs WHERE attempts >= max_attempts) AS jobs_failed,
             NOT has_table_privilege('event', 'UPDATE, DELETE, TRUNCATE') AS audit_protected
        FROM (SELECT 1) AS one LEFT JOIN LATERAL (SELECT size, signed_at FROM audit_head ORDER BY size DESC LIMIT 1) AS h ON true`)
    const row = rows[0]!
    return {
      database: true,
      version,
      commit,
      now: row.now,
      postgres: row.postgres.split(' ')[0]!,
      unsequenced: row.unsequenced,
      unsequencedSeconds: Math.max(row.unsequenced_seconds, 0),
      head: row.size && row.signed_at ? { size: BigInt(row.size), signedAt: row.signed_at } : null,
      lastReading: row.last_reading,
      jobsDue: row.jobs_due,
      jobsFailed: row.jobs_failed,
      auditProtected: row.audit_protected,
    }
  } catch (error) {
    log.error({ err: error }, 'status: the database does not answer')
    return { database: false, version, commit }
  }
}
