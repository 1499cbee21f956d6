import { isBeyondProbation, takePart } from '#lib/matching/index.ts'
import { type MemberActor, organizationOf } from '#lib/platform/actor.ts'
import { command } from '#lib/platform/command.ts'
import { refusedBy, type Tx } from '#lib/platform/db.ts'
import { nextNumber } from '#lib/platform/numbers.ts'
import { sha256Hex } from '#lib/sealing/encoding.ts'
import { visibleTo as tenderVisibleTo } from '#lib/tenders/index.ts'
import { conflict, notFound } from '#lib/values/fault.ts'
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
    await joinLot(tx, tender.id, input, organizationId)
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

/**
 * By a signed agreement that it leads, or for itself: a maker takes part in a lot once. Throws Fault conflict otherwise, and for a
 * maker whose every product would carry it above its limit as a newcomer.
 */
async function joinLot(
  tx: Tx,
  tenderId: string,
  { lotId, agreementId }: { lotId: string; agreementId: string | null },
  organizationId: string,
): Promise<void> {
  if (agreementId !== null) {
    // Held until the quote is in, so that no member dissolves it meanwhile.
    const [led] = await tx.$queryRaw<{ status: string }[]>`
      SELECT status FROM joint_agreement
       WHERE id = ${agreementId} AND tender_id = ${tenderId} AND lot_id = ${lotId} AND lead_id = ${organizationId} FOR SHARE`
    if (!led) throw notFound()
    if (led.status !== 'signed') throw conflict('agreementUnsigned')
    const gone = await tx.jointMember.count({
      where: {
        agreementId,
        OR: [{ product: { status: { not: 'published' } } }, { organization: { status: { not: 'active' } } }],
      },
    })
    if (gone > 0) throw conflict('productUnknown')
  } else if (await isBeyondProbation(tx, tenderId, organizationId)) throw conflict('beyondProbation')
  await takePart(tx, lotId, [organizationId], agreementId)
}
