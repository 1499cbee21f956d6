import { planMilestones, railFor } from '#lib/orders/rules.ts'
import { worker } from '#lib/platform/actor.ts'
import { record } from '#lib/platform/events.ts'
import { type Reaction, workerAccess } from '#lib/platform/jobs.ts'
import { nextNumber } from '#lib/platform/numbers.ts'
import { newId } from '#lib/values/id.ts'
import { isCurrency, money, times } from '#lib/values/money.ts'

/** A final award becomes an order: one line per maker, each with its milestones. The unique award makes it happen once. */
const createOrder: Reaction = {
  name: 'orders.createOrder',
  on: 'award.final',
  access: workerAccess,
  async run(tx, now, event) {
    const award = await tx.award.findUniqueOrThrow({
      where: { id: String(event.payload.awardId) },
      include: {
        lot: { include: { items: { include: { deliveries: { orderBy: { dueAt: 'desc' }, take: 1 } } } } },
        shares: { include: { organization: { select: { country: true } }, bid: { include: { opened: true } } } },
      },
    })
    const tender = await tx.tender.findUniqueOrThrow({
      where: { id: award.tenderId },
      include: { organization: { select: { country: true } } },
    })
    const item = award.lot.items[0]!
    const orderId = newId('order', now.getTime())
    await tx.order.create({
      data: {
        id: orderId,
        number: await nextNumber(tx, 'PO', now),
        awardId: award.id,
        tenderId: tender.id,
        buyerId: tender.organizationId,
        status: 'awaiting_signatures',
        currency: tender.currency,
        createdAt: now,
      },
    })
    for (const share of award.shares) {
      if (!isCurrency(share.currency)) throw new TypeError(`unknown currency ${share.currency}`)
      const product = share.bid.opened?.productId
        ? await tx.product.findUnique({ where: { id: share.bid.opened.productId }, select: { lineId: true } })
        : null
      const lineId = newId('orderLine', now.getTime())
      const dueAt = item.deliveries[0]!.dueAt
      const price = times(money(share.unitPriceMinor, share.currency), share.quantity)
      await tx.orderLine.create({
        data: {
          id: lineId,
          orderId,
          organizationId: share.organizationId,
          productId: share.bid.opened?.productId ?? null,
          lineId: product?.lineId ?? null,
          description: item.description,
          unit: item.unit,
          quantity: share.quantity,
          unitPriceMinor: share.unitPriceMinor,
          currency: share.currency,
          dueAt,
          milestones: {
            create: planMilestones(price, share.quantity, railFor(tender.organization.country, share.organization.country)).map(
              ({ amount, ...milestone }) => ({
                id: newId('milestone', now.getTime()),
                ...milestone,
                amountMinor: amount.minor,
                currency: amount.currency,
                dueAt,
                status: 'planned',
              }),
            ),
          },
        },
      })
    }
    await record(tx, worker('orders'), now, [
      { name: 'order.created', subject: orderId, organizationId: tender.organizationId, payload: { awardId: award.id } },
    ])
  },
}

export const orderReactions: readonly Reaction[] = [createOrder]
