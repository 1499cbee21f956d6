import * as z from 'zod'
import { command } from '#lib/platform/command.ts'
import { conflict } from '#lib/values/fault.ts'
import { visibleTo } from '../policy.ts'
import { tenderId } from '../schema.ts'

/**
 * Ends the time for quotes. The update waits for quotes that are being handed in (they hold a share lock on this row), so that
 * nothing in flight is lost; the database's clock decides, in the statement itself.
 */
export const closeTender = command({
  name: 'tenders.closeTender',
  input: z.object({ id: tenderId }),
  load: ({ tx, actor }, { id }) =>
    tx.tender.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, select: { id: true, organizationId: true } }),
  allow: (actor) => actor.kind === 'worker',
  async run({ tx, announce }, tender) {
    const count = await tx.$executeRaw`
      UPDATE tender SET status = 'closed' WHERE id = ${tender.id} AND status = 'published' AND closes_at <= app_now()`
    if (count === 0) throw conflict('tenderNotDue')
    announce({ name: 'tender.closed', subject: tender.id, organizationId: tender.organizationId })
    return { id: tender.id }
  },
})
