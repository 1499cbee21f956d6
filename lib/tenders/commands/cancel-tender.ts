import * as z from 'zod'
import { command } from '#lib/platform/command.ts'
import { conflict } from '#lib/values/fault.ts'
import { mayManage, visibleTo } from '../policy.ts'
import { statusesBefore } from '../rules.ts'
import { tenderId } from '../schema.ts'

/** Ends a need before its quotes are opened; sealed quotes go back unopened. */
export const cancelTender = command({
  name: 'tenders.cancelTender',
  input: z.object({ id: tenderId }),
  load: ({ tx, actor }, { id }) => tx.tender.findFirst({ where: { AND: [{ id }, visibleTo(actor)] } }),
  allow: mayManage,
  async run({ tx, announce }, tender) {
    const { count } = await tx.tender.updateMany({
      where: { id: tender.id, status: { in: statusesBefore('cancel') } },
      data: { status: 'cancelled' },
    })
    if (count === 0) throw conflict('tenderNotCancellable')
    announce({ name: 'tender.cancelled', subject: tender.id, organizationId: tender.organizationId })
    return { id: tender.id }
  },
})
