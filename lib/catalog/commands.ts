import { isMember } from '#lib/platform/actor.ts'
import { command } from '#lib/platform/command.ts'
import { Prisma, type Tx } from '#lib/platform/db.ts'
import { conflict, invalidField } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { type Currency, fromDecimal } from '#lib/values/money.ts'
import { mayList, mayModerate, visibleTo } from './policy.ts'
import { moderationSchema, productSchema, revisionSchema } from './schema.ts'
import { parseThingModel } from './thing-model.ts'

/** A maker lists a product; it goes to the operator's queue before cities see it. Throws Fault invalid for a foreign production line. */
export const listProduct = command({
  name: 'catalog.listProduct',
  input: productSchema,
  load: ({ actor }) => Promise.resolve(isMember(actor, 'maker') ? actor : null),
  allow: mayList,
  async run({ tx, now, announce }, maker, { price, thingModel, ...input }) {
    const unitPriceMinor = await checkListing(tx, maker.organizationId, { ...input, price })
    const id = newId('product', now.getTime())
    await tx.product.create({
      data: {
        id,
        organizationId: maker.organizationId,
        ...input,
        thingModel: storedModel(thingModel),
        specification: {},
        status: 'in_review',
        createdAt: now,
        tiers: { create: [{ currency: input.currency, fromQuantity: input.minimumOrder, unitPriceMinor }] },
      },
    })
    announce({
      name: 'product.listed',
      subject: id,
      organizationId: maker.organizationId,
      payload: { sector: input.sector, cpv: input.cpv },
    })
    return { productId: id }
  },
})

/** A maker mends a rejected listing, which goes to the queue again. Throws Fault conflict when it is not rejected any more. */
export const reviseProduct = command({
  name: 'catalog.reviseProduct',
  input: revisionSchema,
  load: ({ tx, actor }, { productId }) =>
    isMember(actor, 'maker')
      ? tx.product.findFirst({ where: { id: productId, organizationId: actor.organizationId } })
      : Promise.resolve(null),
  allow: mayList,
  async run({ tx, announce }, product, { productId, price, thingModel, ...input }) {
    const unitPriceMinor = await checkListing(tx, product.organizationId, { ...input, price })
    const { count } = await tx.product.updateMany({
      where: { id: productId, status: 'rejected' },
      data: { ...input, thingModel: storedModel(thingModel), status: 'in_review', rejectedReason: null },
    })
    if (count === 0) throw conflict('listingNotRejected')
    await tx.priceTier.deleteMany({ where: { productId } })
    await tx.priceTier.create({ data: { productId, currency: input.currency, fromQuantity: input.minimumOrder, unitPriceMinor } })
    announce({
      name: 'product.revised',
      subject: productId,
      organizationId: product.organizationId,
      payload: { sector: input.sector, cpv: input.cpv },
    })
  },
})

function storedModel(pasted: string) {
  return (parseThingModel(pasted) as Prisma.InputJsonObject | null) ?? Prisma.DbNull
}

/** The price in minor units. Throws Fault invalid for one that the currency does not have, and for a line of somebody else. */
async function checkListing(
  tx: Tx,
  organizationId: string,
  { price, currency, lineId }: { price: string; currency: string; lineId: string },
): Promise<bigint> {
  const amount = fromDecimal(price, currency as Currency)
  if (!amount || amount.minor <= 0n) throw invalidField('price', 'priceInvalid')
  const line = await tx.productionLine.findFirst({ where: { id: lineId, organizationId }, select: { id: true } })
  if (!line) throw invalidField('lineId', 'lineMissing')
  return amount.minor
}

/** An operator publishes or rejects a listing. A rejection needs a reason of ten letters, which the maker reads. */
export const moderateProduct = command({
  name: 'catalog.moderateProduct',
  input: moderationSchema,
  load: ({ tx, actor }, { productId }) => tx.product.findFirst({ where: { id: productId, ...visibleTo(actor) } }),
  allow: mayModerate,
  async run({ tx, now, announce }, product, { verdict, reason }) {
    if (verdict === 'reject' && reason.length < 10) throw invalidField('reason', 'reasonTooShort')
    const change =
      verdict === 'publish'
        ? { status: 'published', publishedAt: now, rejectedReason: null }
        : { status: 'rejected', rejectedReason: reason }
    const { count } = await tx.product.updateMany({ where: { id: product.id, status: 'in_review' }, data: change })
    if (count === 0) throw conflict('listingDecided')
    announce({
      name: verdict === 'publish' ? 'product.published' : 'product.rejected',
      subject: product.id,
      organizationId: product.organizationId,
    })
  },
})
