import { type Demand, judge, type Offer, type Verdict } from '#lib/matching/rules.ts'
import type { Tx } from '#lib/platform/db.ts'
import { addWeeks, startOf, type Week, weekOf } from '#lib/values/time.ts'

/** At most this many products are held against a need at once; the nearest by CPV class. */
const candidateLimit = 500

/** Holds the published products of a need's CPV class against it. Reads only; at most 500 candidates. */
export async function judgeTender(tx: Tx, tenderId: string): Promise<Verdict[]> {
  const demand = await readDemand(tx, tenderId)
  const offers = await readOffers(tx, demand)
  return offers.map((offer) => judge(demand, offer))
}

/** Replaces the stored matches of a need by what the engine says now. */
export async function storeMatches(tx: Tx, now: Date, tenderId: string): Promise<Verdict[]> {
  const verdicts = await judgeTender(tx, tenderId)
  await tx.match.deleteMany({ where: { tenderId } })
  await tx.match.createMany({ data: verdicts.map((verdict) => ({ ...verdict, tenderId, computedAt: now })) })
  return verdicts
}

async function readDemand(tx: Tx, tenderId: string): Promise<Demand> {
  const tender = await tx.tender.findUniqueOrThrow({
    where: { id: tenderId },
    include: {
      organization: { select: { country: true } },
      lots: {
        orderBy: { ordinal: 'asc' },
        include: { items: { orderBy: { ordinal: 'asc' }, include: { deliveries: { orderBy: { dueAt: 'asc' } } } } },
      },
    },
  })
  const item = tender.lots[0]?.items[0]
  if (!item) throw new TypeError(`tender ${tenderId} has no item`)
  return {
    cpv: item.cpv,
    sector: tender.sector,
    country: tender.organization.country,
    quantity: item.quantity,
    requiredCertificates: tender.requiredCertificates,
    contractAt: tender.contractAt,
    closesAt: tender.closesAt,
    deliveries: item.deliveries,
    budgetMinor: tender.budgetMinor,
    currency: tender.currency,
    maxSharePercent: tender.maxSharePercent,
  }
}

/** The CPV class is the first four digits: what stands in it may be the thing that is asked for. */
async function readOffers(tx: Tx, demand: Demand): Promise<Offer[]> {
  const from = weekOf(demand.contractAt)
  const until = addWeeks(weekOf(demand.deliveries.at(-1)!.dueAt), 1)
  const products = await tx.product.findMany({
    where: {
      status: 'published',
      cpv: { startsWith: demand.cpv.slice(0, 4) },
      organization: { status: 'active', verifiedAt: { not: null } },
    },
    orderBy: { id: 'asc' },
    take: candidateLimit,
    include: {
      tiers: true,
      organization: { select: { country: true, certificates: { where: { productId: null } } } },
      certificates: true,
      line: { include: { weeks: { where: { week: { gte: startOf(from), lte: startOf(until) } } } } },
    },
  })
  return products.map((product) => ({
    productId: product.id,
    organizationId: product.organizationId,
    country: product.organization.country,
    cpv: product.cpv,
    leadTimeWeeks: product.leadTimeWeeks,
    minimumOrder: product.minimumOrder,
    currency: product.currency,
    tiers: product.tiers,
    certificates: [...product.organization.certificates, ...product.certificates],
    unitsPerWeek: product.line?.unitsPerWeek ?? 0,
    freeByWeek: new Map<Week, number>(product.line?.weeks.map(({ week, units, allocated }) => [weekOf(week), units - allocated])),
  }))
}
