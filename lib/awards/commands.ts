import { allocationsFor } from '#lib/awards/allocations.ts'
import { type AllocationRequest, allocate } from '#lib/capacity/index.ts'
import { type Actor, isMember } from '#lib/platform/actor.ts'
import { command } from '#lib/platform/command.ts'
import { refusedBy, type Tx } from '#lib/platform/db.ts'
import { sweepAt } from '#lib/platform/jobs.ts'
import { recordAwarded } from '#lib/tenders/index.ts'
import { conflict } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { day } from '#lib/values/time.ts'
import { checkAward, type OpenedOffer, rank } from './rules.ts'
import { awardSchema } from './schema.ts'

/**
 * Decides a lot: takes the makers' capacity for real, tells every bidder its reason, and starts the standstill. Of two awards at
 * once the unique lot lets one through. Throws Fault conflict when the lot is decided, or capacity went elsewhere since.
 */
export const decideAward = command({
  name: 'awards.decideAward',
  input: awardSchema,
  load: ({ tx, actor }, { lotId }) => loadLot(tx, actor, lotId),
  allow: (actor) => isMember(actor, 'city', 'officer'),
  async run({ tx, now, actor, announce }, lot, input) {
    const tender = lot.tender
    if (tender.status !== 'opened') throw conflict('tenderNotOpened')
    const item = lot.items[0]!
    const dueAt = item.deliveries.at(-1)!.dueAt
    const offers = lot.bids.flatMap((bid): OpenedOffer[] => {
      const opened = bid.opened
      if (opened?.unitPriceMinor == null || opened.quantityLeast == null || opened.quantityMost == null) return []
      return [
        {
          bidId: bid.id,
          organizationId: bid.organizationId,
          unitPriceMinor: opened.unitPriceMinor,
          oneOffMinor: opened.oneOffMinor,
          quantityLeast: opened.quantityLeast,
          quantityMost: opened.quantityMost,
        },
      ]
    })
    checkAward(input, { quantity: item.quantity, maxSharePercent: tender.maxSharePercent }, offers)

    const awardId = newId('award', now.getTime())
    const standstillEndsAt = new Date(now.getTime() + tender.standstillDays * day)
    try {
      await tx.award.create({
        data: {
          id: awardId,
          lotId: lot.id,
          tenderId: tender.id,
          status: 'pending',
          decidedBy: 'personId' in actor ? actor.personId : '',
          decidedAt: now,
          standstillEndsAt,
        },
      })
    } catch (error) {
      if (refusedBy(error) === 'award_lot_id_key') throw conflict('lotAwarded')
      throw error
    }
    const allocations: AllocationRequest[] = []
    for (const { bidId, quantity } of input.shares) {
      const bid = lot.bids.find((candidate) => candidate.id === bidId)!
      await tx.awardShare.create({
        data: {
          awardId,
          bidId,
          productId: bid.opened!.productId,
          organizationId: bid.organizationId,
          quantity,
          unitPriceMinor: bid.opened!.unitPriceMinor!,
          oneOffMinor: bid.opened!.oneOffMinor,
          currency: bid.opened!.currency!,
        },
      })
      allocations.push(...(await allocationsFor(tx, { awardId, bid, quantity, tender, dueAt })))
    }
    // In one order, so that two awards over the same lines never wait for each other in a circle.
    allocations.sort((one, other) => (one.lineId < other.lineId ? -1 : 1))
    for (const allocation of allocations) await allocate(tx, now, allocation)
    await tx.awardReason.createMany({
      data: rank(offers).map(({ bidId }, index) => ({
        awardId,
        bidId,
        rank: index + 1,
        reason: input.reasons.find((reason) => reason.bidId === bidId)!.reason,
      })),
    })
    for (const event of await recordAwarded(tx, tender)) announce(event)
    announce({
      name: 'award.decided',
      subject: tender.id,
      organizationId: tender.organizationId,
      payload: { awardId, lotId: lot.id },
    })
    await sweepAt(tx, standstillEndsAt, now)
    return { awardId, standstillEndsAt }
  },
})

function loadLot(tx: Tx, actor: Actor, lotId: string) {
  if (!isMember(actor, 'city')) return Promise.resolve(null)
  return tx.lot.findFirst({
    where: { id: lotId, tender: { organizationId: actor.organizationId } },
    include: {
      tender: { include: { organization: { select: { country: true } } } },
      items: { orderBy: { ordinal: 'asc' }, include: { deliveries: { orderBy: { dueAt: 'asc' } } } },
      bids: { where: { status: 'opened' }, take: 500, include: { opened: true, organization: { select: { country: true } } } },
    },
  })
}
