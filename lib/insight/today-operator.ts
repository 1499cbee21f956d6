import type { MemberActor } from '#lib/platform/actor.ts'
import { read } from '#lib/platform/query.ts'
import { day } from '#lib/values/time.ts'

/** A queue of the operator: how many wait, and since when the oldest does. */
export type Queue = { key: QueueKey; to: `/${string}`; waiting: number; oldest: Date | null }
export type QueueKey = 'listings' | 'quarantine' | 'statementLines' | 'overdueInvoices' | 'unsequenced'

export type OperatorToday = { queues: Queue[]; head: { size: bigint; signedAt: Date } | null; asOf: Date }

type Row = { key: QueueKey; waiting: number; oldest: Date | null }

/** The operator's queues, in one read; sealed quotes are in none of them, because nobody may look at those. */
export async function findOperatorToday(actor: MemberActor): Promise<OperatorToday> {
  return read(async ({ tx, now }) => {
    const since = new Date(now.getTime() - day)
    const [rows, head] = await Promise.all([
      tx.$queryRaw<Row[]>`
        SELECT 'listings' AS key, count(*)::int AS waiting, min(created_at) AS oldest FROM product WHERE status = 'in_review'
        UNION ALL SELECT 'quarantine', count(*)::int, min(received_at) FROM quarantine WHERE received_at > ${since}
        UNION ALL SELECT 'statementLines', count(*)::int, min(booked_at) FROM statement_line
                   WHERE status = 'unmatched' AND organization_id = ${actor.organizationId}
        UNION ALL SELECT 'overdueInvoices', count(*)::int, min(due_at) FROM invoice WHERE status = 'due' AND due_at < ${now}
        UNION ALL SELECT 'unsequenced', count(*)::int, NULL FROM event_outbox`,
      tx.auditHead.findFirst({ orderBy: { size: 'desc' }, select: { size: true, signedAt: true } }),
    ])
    return { queues: rows.map((row) => ({ ...row, to: places[row.key] })), head, asOf: now }
  })
}

const places: Record<QueueKey, `/${string}`> = {
  listings: '/operator/listings',
  quarantine: '/operator/devices',
  statementLines: '/operator/ledger',
  overdueInvoices: '/operator/ledger',
  unsequenced: '/operator/audit',
}
