import type { Tx } from '#lib/platform/db.ts'
import type { NewEvent } from '#lib/platform/events.ts'
import { conflict } from '#lib/values/fault.ts'
import { statusesBefore, type TenderMove, tenderMoves } from './rules.ts'
import type { TenderStatus } from './schema.ts'

type Named = { id: string; organizationId: string }

/** Both envelopes of every quote were opened in this transaction. */
export async function recordOpened(tx: Tx, now: Date, tender: Named): Promise<NewEvent[]> {
  await move(tx, tender.id, 'open', 'opened', { openedAt: now })
  return [{ name: 'tender.opened', subject: tender.id, organizationId: tender.organizationId }]
}

/** Nothing comes of it. `reason` is a code: `too_few_quotes`, `none_valid`. */
export async function recordFailed(tx: Tx, tender: Named, reason: string): Promise<NewEvent[]> {
  await move(tx, tender.id, 'fail', 'failed')
  return [{ name: 'tender.failed', subject: tender.id, organizationId: tender.organizationId, payload: { reason } }]
}

/** Its lot has been decided in this transaction. */
export async function recordAwarded(tx: Tx, tender: Named): Promise<NewEvent[]> {
  await move(tx, tender.id, 'award', 'awarded')
  return [{ name: 'tender.awarded', subject: tender.id, organizationId: tender.organizationId }]
}

/** Throws a conflict unless the tender stands where the move begins: of two at once, one wins. */
async function move(tx: Tx, id: string, by: TenderMove, to: TenderStatus, also: { openedAt?: Date } = {}): Promise<void> {
  const before = statusesBefore(by).filter((status) => (tenderMoves[status] as Record<string, string>)[by] === to)
  const { count } = await tx.tender.updateMany({ where: { id, status: { in: before } }, data: { status: to, ...also } })
  if (count === 0) throw conflict('conflict')
}
