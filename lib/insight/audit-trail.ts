import type { SequencedEvent } from '#lib/platform/events.ts'
import { read } from '#lib/platform/query.ts'
import { listEventsBefore } from '#lib/platform/timeline.ts'
import { decodeCursor, encodeCursor, type Page } from '#lib/values/page.ts'

export type AuditTrail = Page<SequencedEvent> & {
  head: { size: bigint; root: string; signature: string; signedAt: Date } | null
}
export type AuditFilter = { name?: string; subject?: string; cursor?: string }

const size = 50

/** The events as the audit orders them, newest first, and the latest signed head over them. */
export async function findAuditTrail({ name, subject, cursor }: AuditFilter): Promise<AuditTrail> {
  const before = cursor ? decodeCursor(cursor)?.[0] : undefined
  const at = /^\d{1,18}$/.test(String(before)) ? BigInt(String(before)) : null
  const [found, head] = await Promise.all([
    listEventsBefore(at, size + 1, { name: name?.trim().slice(0, 80), subject: subject?.trim().slice(0, 80) }),
    read(({ tx }) => tx.auditHead.findFirst({ orderBy: { size: 'desc' } })),
  ])
  const rows = found.slice(0, size)
  return {
    rows,
    older: found.length > size ? encodeCursor([rows.at(-1)!.position.toString()]) : null,
    newer: null,
    head: head && {
      size: head.size,
      root: Buffer.from(head.root).toString('hex'),
      signature: Buffer.from(head.signature).toString('base64'),
      signedAt: head.signedAt,
    },
  }
}
