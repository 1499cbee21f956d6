import { planMilestones, railFor } from '#lib/orders/rules.ts'
import { worker } from '#lib/platform/actor.ts'
import type { Prisma, Tx } from '#lib/platform/db.ts'
import { record } from '#lib/platform/events.ts'
import { type Reaction, workerAccess } from '#lib/platform/jobs.ts'
import { nextNumber } from '#lib/platform/numbers.ts'
import { newId } from '#lib/values/id.ts'
import { isCurrency, priced } from '#lib/values/money.ts'

const shareShape = {
  organization: { select: { country: true } },
  bid: { select: { agreementId: true } },
} satisfies Prisma.AwardShareInclude
type Share = Prisma.AwardShareGetPayload<{ include: typeof shareShape }>

/** Who makes how many under its own name, and is paid for it. */
type Part = {
  organizationId: string
  country: string
  productId: string | null
  lineId: string | null
  quantity: number
  oneOffMinor: bigint
}

/**
 * A share's order lines: its maker's own; of a consortium one for each member at the common price, what is due once with the lead's.
 * A prime answers for its subcontractors, so it alone has a line.
 */
async function partsOf(tx: Tx, share: Share): Promise<Part[]> {
  const lineOf = async (productId: string | null) =>
    productId ? ((await tx.product.findUnique({ where: { id: productId }, select: { lineId: true } }))?.lineId ?? null) : null
  const { productId } = share
  const own: Part = {
    organizationId: share.organizationId,
    country: share.organization.country,
    productId,
    lineId: await lineOf(productId),
    quantity: share.quantity,
    oneOffMinor: share.oneOffMinor,
  }
  const agreement = share.bid?.agreementId
    ? await tx.jointAgreement.findUniqueOrThrow({
        where: { id: share.bid.agreementId },
        include: { members: { include: { organization: { select: { country: true } } }, orderBy: { organizationId: 'asc' } } },
      })
    : null
  if (agreement?.form !== 'consortium') return [own]
  const parts: Part[] = []
  for (const { organizationId, organization, productId: made, quantity } of agreement.members) {
    const oneOffMinor = organizationId === share.organizationId ? share.oneOffMinor : 0n
    parts.push({
      organizationId,
      country: organization.country,
      productId: made,
      lineId: await lineOf(made),
      quantity,
      oneOffMinor,
    })
  }
  return parts
}

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
        shares: { include: shareShape },
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
    const dueAt = item.deliveries[0]!.dueAt
    for (const share of award.shares) {
      if (!isCurrency(share.currency)) throw new TypeError(`unknown currency ${share.currency}`)
      for (const part of await partsOf(tx, share)) {
        const price = priced(
          { unitPriceMinor: share.unitPriceMinor, oneOffMinor: part.oneOffMinor, currency: share.currency },
          part.quantity,
        )
        // A direct purchase is small: one transfer on an invoice, and no account to open first.
        const rail = share.bidId === null ? 'bank' : railFor(tender.organization.country, part.country)
        await tx.orderLine.create({
          data: {
            id: newId('orderLine', now.getTime()),
            orderId,
            organizationId: part.organizationId,
            productId: part.productId,
            lineId: part.lineId,
            description: item.description,
            unit: item.unit,
            quantity: part.quantity,
            unitPriceMinor: share.unitPriceMinor,
            oneOffMinor: part.oneOffMinor,
            currency: share.currency,
            dueAt,
            milestones: {
              create: planMilestones(price, part.quantity, rail).map(({ amount, ...milestone }) => ({
                id: newId('milestone', now.getTime()),
                ...milestone,
                amountMinor: amount.minor,
                currency: amount.currency,
                dueAt,
                status: 'planned',
              })),
            },
          },
        })
      }
    }
    await record(tx, worker('orders'), now, [
      { name: 'order.created', subject: orderId, organizationId: tender.organizationId, payload: { awardId: award.id } },
    ])
  },
}

export const orderReactions: readonly Reaction[] = [createOrder]
