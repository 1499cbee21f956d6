import { type MemberActor, organizationOf } from '#lib/platform/actor.ts'
import { command } from '#lib/platform/command.ts'
import { refusedBy } from '#lib/platform/db.ts'
import { nextNumber } from '#lib/platform/numbers.ts'
import { sha256Hex } from '#lib/sealing/encoding.ts'
import { visibleTo as tenderVisibleTo } from '#lib/tenders/index.ts'
import { conflict } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { insertBid } from '../insert-bid.ts'
import { mayQuote } from '../policy.ts'
import { signedReceipt } from '../receipts.ts'
import { submitInput } from '../schema.ts'

/**
 * Takes a sealed quote and answers with a signed receipt. A former live quote of the same maker on the lot is superseded in the
 * same transaction. After the deadline by the database's clock it is refused, and nothing has changed.
 */
export const submitBid = command({
  name: 'bids.submitBid',
  input: submitInput,
  load: ({ tx, actor }, { tenderId, lotId }) =>
    tx.tender.findFirst({
      where: { AND: [{ id: tenderId, lots: { some: { id: lotId } } }, tenderVisibleTo(actor)] },
      select: { id: true, status: true, version: true, organizationId: true },
    }),
  allow: (actor, tender) => mayQuote(actor, organizationOf(actor) ?? '') && organizationOf(actor) !== tender.organizationId,
  async run({ tx, now, actor, announce }, tender, input) {
    const { organizationId, personId } = actor as MemberActor
    const live = { tenderId: tender.id, lotId: input.lotId, organizationId, status: 'sealed' }
    const replaced = await tx.bid.updateMany({ where: live, data: { status: 'superseded' } })
    const technicalSha256 = await sha256Hex(input.technical)
    const priceSha256 = await sha256Hex(input.price)
    const id = newId('bid', now.getTime())
    const number = await nextNumber(tx, 'Q', now)
    const stored = await insertBid(tx, { ...input, id, number, organizationId, personId, technicalSha256, priceSha256 }).catch(
      (error) => {
        // Two windows of one maker at once: the index on live quotes lets one through.
        throw refusedBy(error)?.startsWith('bid_') ? conflict('conflict') : error
      },
    )
    if (!stored) throw conflict(tender.version === input.tenderVersion ? 'quotesClosed' : 'needChanged')
    const payload = { tenderId: tender.id, technicalSha256, priceSha256, version: stored.version }
    announce({ name: 'bid.sealed', subject: id, organizationId, payload })
    return {
      id,
      number,
      version: stored.version,
      submittedAt: stored.submittedAt,
      replaced: replaced.count > 0,
      receipt: await signedReceipt(stored.receipt),
    }
  },
})
