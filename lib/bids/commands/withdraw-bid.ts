import { leave } from '#lib/matching/index.ts'
import { command } from '#lib/platform/command.ts'
import { conflict } from '#lib/values/fault.ts'
import { mayQuote, visibleTo } from '../policy.ts'
import { bidKey } from '../schema.ts'

/** Takes a sealed quote back before the closing time. Its row stays as a tombstone; it will never be opened. */
export const withdrawBid = command({
  name: 'bids.withdrawBid',
  input: bidKey,
  load: ({ tx, actor }, { id }) =>
    tx.bid.findFirst({
      where: { AND: [{ id }, visibleTo(actor)] },
      select: { id: true, tenderId: true, lotId: true, organizationId: true, agreementId: true },
    }),
  allow: (actor, bid) => mayQuote(actor, bid.organizationId),
  async run({ tx, announce }, bid) {
    const count = await tx.$executeRaw`
      UPDATE bid SET status = 'withdrawn', withdrawn_at = app_now()
       WHERE id = ${bid.id} AND status = 'sealed'
         AND EXISTS (SELECT 1 FROM tender WHERE id = bid.tender_id AND status = 'published' AND app_now() < closes_at FOR SHARE)`
    if (count === 0) throw conflict('quoteNotWithdrawable')
    // An agreement outlives the quote: it may be quoted again, or dissolved.
    if (bid.agreementId === null) await leave(tx, bid.lotId, [bid.organizationId], null)
    announce({ name: 'bid.withdrawn', subject: bid.id, organizationId: bid.organizationId, payload: { tenderId: bid.tenderId } })
    return { id: bid.id }
  },
})
