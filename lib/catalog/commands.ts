import { isMember } from '#lib/platform/actor.ts'
import { command } from '#lib/platform/command.ts'
import { conflict, invalidField } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { type Currency, fromDecimal } from '#lib/values/money.ts'
import { mayList, mayModerate, visibleTo } from './policy.ts'
import { moderationSchema, productSchema } from './schema.ts'

/** A maker lists a product; it goes to the operator's queue before cities see it. Throws Fault invalid for a foreign production line. */
export const listProduct = command({
  name: 'catalog.listProduct',
  input: productSchema,
  load: ({ actor }) => Promise.resolve(isMember(actor, 'maker') ? actor : null),
  allow: mayList,
  async run({ tx, now, announce }, maker, { price, ...input }) {
    const amount = fromDecimal(price, input.currency as Currency)
    if (!amount || amount.minor <= 0n) throw invalidField('price', 'priceInvalid')
    const line = await tx.productionLine.findFirst({
      where: { id: input.lineId, organizationId: maker.organizationId },
      select: { id: true },
    })
    if (!line) throw invalidField('lineId', 'lineMissing')
    const id = newId('product', now.getTime())
    await tx.product.create({
      data: {
        id,
        organizationId: maker.organizationId,
        ...input,
        specification: {},
        status: 'in_review',
        createdAt: now,
        tiers: { create: [{ fromQuantity: input.minimumOrder, unitPriceMinor: amount.minor }] },
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
