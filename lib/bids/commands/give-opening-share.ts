import { command } from '#lib/platform/command.ts'
import { recordOpeningShare } from '#lib/sealing/index.ts'
import { visibleTo as tenderVisibleTo } from '#lib/tenders/index.ts'
import { conflict } from '#lib/values/fault.ts'
import { mayStartOpening } from '../policy.ts'
import { openingShareInput } from '../schema.ts'

/** A custodian's browser hands in the share that it unwrapped. At k good ones the quorum is news, and that news opens the quotes. */
export const giveOpeningShare = command({
  name: 'bids.giveOpeningShare',
  input: openingShareInput,
  load: ({ tx, actor }, { tenderId }) =>
    tx.tender.findFirst({
      where: { AND: [{ id: tenderId }, tenderVisibleTo(actor)] },
      select: { id: true, organizationId: true, status: true },
    }),
  allow: mayStartOpening,
  async run({ tx, now, actor, announce }, tender, { share }) {
    if (tender.status !== 'closed') throw conflict('needNotClosed')
    const { given, quorum, events } = await recordOpeningShare(tx, now, actor, tender, share)
    events.forEach(announce)
    return { given, quorum }
  },
})
