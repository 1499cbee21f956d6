import type { Actor, MemberActor } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import type { ThingModel } from '#lib/standards/wot/index.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'
import { visibleTo } from './policy.ts'
import type { ProductStatus } from './schema.ts'

export type ProductCard = {
  id: string
  name: string
  language: string
  summary: string
  sector: string
  cpv: string
  unit: string
  currency: string
  priceMinor: bigint | null
  minimumOrder: number
  leadTimeWeeks: number
  unitsPerWeek: number | null
  status: ProductStatus
  rejectedReason: string | null
  maker: { name: string; localName: string; localLanguage: string; slug: string; place: string; country: string }
}
export type ProductDetail = ProductCard & {
  /** The list in the product's own currency first. */
  tiers: { currency: string; fromQuantity: number; unitPriceMinor: bigint }[]
  certificates: { scheme: string; validUntil: Date | null }[]
  publishedAt: Date | null
  /** What the product offers over the network; null when its maker gave no model. */
  thingModel: ThingModel | null
  /** The instant it was read at: certificates end by it. */
  now: Date
}

const cardFields = {
  tiers: { orderBy: { fromQuantity: 'asc' } },
  line: { select: { unitsPerWeek: true } },
  organization: {
    select: {
      name: true,
      localName: true,
      localLanguage: true,
      slug: true,
      place: true,
      country: true,
      certificates: { where: { productId: null } },
    },
  },
  certificates: true,
} as const satisfies Prisma.ProductInclude

/** A model may be as large as 64 KiB: a list of cards leaves it where it is. */
const unread = { thingModel: true } as const satisfies Prisma.ProductOmit

type Row = Prisma.ProductGetPayload<{ include: typeof cardFields; omit: typeof unread }>

/** The catalogue: published products, newest first, by sector and words of the name or summary. */
export function listProducts(
  actor: Actor,
  request: PageRequest & { sector?: string; words?: string; makerId?: string },
): Promise<Page<ProductCard>> {
  const words = request.words?.trim().slice(0, 80)
  return page(request, {
    ...visibleTo(actor),
    ...(request.sector ? { sector: request.sector } : {}),
    ...(request.makerId ? { organizationId: request.makerId } : {}),
    ...(words
      ? {
          AND: [
            {
              OR: [
                { name: { contains: words, mode: 'insensitive' } },
                { summary: { contains: words, mode: 'insensitive' } },
                { cpv: { startsWith: words } },
              ],
            },
          ],
        }
      : {}),
  })
}

/** A maker's own products in every state. */
export function listOwnProducts(actor: MemberActor, request: PageRequest): Promise<Page<ProductCard>> {
  return page(request, { organizationId: actor.organizationId })
}

/** The operator's queue of listings in one state. */
export function listListings(request: PageRequest & { status: ProductStatus }): Promise<Page<ProductCard>> {
  return page(request, { status: request.status })
}

export type OwnProduct = ProductCard & { lineId: string | null; thingModel: ThingModel | null }

/** One of the maker's own products in any state; null for others. */
export async function findOwnProduct(actor: MemberActor, id: string): Promise<OwnProduct | null> {
  return read(async ({ tx }) => {
    const row = await tx.product.findFirst({ where: { id, organizationId: actor.organizationId }, include: cardFields })
    return row && { ...toCard(row), lineId: row.lineId, thingModel: row.thingModel as ThingModel | null }
  })
}

/** One product with its price tiers and certificates; null when the actor may not see it. */
export async function findProduct(actor: Actor, id: string): Promise<ProductDetail | null> {
  return read(async ({ tx, now }) => {
    const row = await tx.product.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, include: cardFields })
    if (!row) return null
    const certificates = [...row.organization.certificates, ...row.certificates].map(({ scheme, validUntil }) => ({
      scheme,
      validUntil,
    }))
    const thingModel = row.thingModel as ThingModel | null
    return { ...toCard(row), tiers: listed(row), certificates, publishedAt: row.publishedAt, thingModel, now }
  })
}

/** The Thing Model of a product; null when it has none, or when the actor may not see the product. */
export async function findThingModel(actor: Actor, id: string): Promise<ThingModel | null> {
  return read(async ({ tx }) => {
    const row = await tx.product.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, select: { thingModel: true } })
    return (row?.thingModel as ThingModel | null | undefined) ?? null
  })
}

async function page(request: PageRequest, where: Prisma.ProductWhereInput): Promise<Page<ProductCard>> {
  const size = sizeOf(request)
  const after = request.cursor ? decodeCursor(request.cursor) : null
  return read(async ({ tx }) => {
    const rows = await tx.product.findMany({
      where: { AND: [where, after ? { id: { lt: String(after[0]) } } : {}] },
      orderBy: { id: 'desc' },
      take: size + 1,
      include: cardFields,
      omit: unread,
    })
    const shown = rows.slice(0, size)
    return { rows: shown.map(toCard), older: rows.length > size ? encodeCursor([shown.at(-1)!.id]) : null, newer: null }
  })
}

function toCard(row: Row): ProductCard {
  const { id, name, language, summary, sector, cpv, unit, currency, minimumOrder, leadTimeWeeks, rejectedReason } = row
  return {
    id,
    name,
    language,
    summary,
    sector,
    cpv,
    unit,
    currency,
    minimumOrder,
    leadTimeWeeks,
    rejectedReason,
    priceMinor: listed(row)[0]?.unitPriceMinor ?? null,
    unitsPerWeek: row.line?.unitsPerWeek ?? null,
    status: row.status as ProductStatus,
    maker: {
      name: row.organization.name,
      localName: row.organization.localName,
      localLanguage: row.organization.localLanguage,
      slug: row.organization.slug,
      place: row.organization.place,
      country: row.organization.country,
    },
  }
}

function listed({ tiers, currency }: Row): Row['tiers'] {
  return [...tiers.filter((tier) => tier.currency === currency), ...tiers.filter((tier) => tier.currency !== currency)]
}
