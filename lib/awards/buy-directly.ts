import { allocationsFor } from '#lib/awards/allocations.ts'
import { directFault, directPackOf, sumOfTwelveMonths } from '#lib/awards/direct-rules.ts'
import { directInput } from '#lib/awards/schema.ts'
import { allocate } from '#lib/capacity/index.ts'
import type { Input } from '#lib/catalog/index.ts'
import { checkProbation } from '#lib/matching/index.ts'
import { isMember, type MemberActor } from '#lib/platform/actor.ts'
import { command } from '#lib/platform/command.ts'
import type { Prisma, Tx } from '#lib/platform/db.ts'
import { sweepAt } from '#lib/platform/jobs.ts'
import { read } from '#lib/platform/query.ts'
import { missingCertificates, type Scheme, schemes } from '#lib/reference/certificates.ts'
import { classOf } from '#lib/reference/kinds.ts'
import { rulesPackOf } from '#lib/reference/rules-packs.ts'
import { recordDirectPurchase } from '#lib/tenders/index.ts'
import { conflict, invalidField } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { type Currency, type Money, money } from '#lib/values/money.ts'
import { addWeeks, endOf, startOf, weekOf } from '#lib/values/time.ts'

/**
 * Buys finished products from the catalogue at list price, without a tender, where the city's rules allow it: below the limit for
 * direct purchases, all those of the same kind in the last twelve months counted with it, so that nothing is split to stay below. Takes
 * the capacity at once. Throws Fault conflict (no such rule, above the limit, no capacity in time), invalid (below the first tier).
 */
export const buyDirectly = command({
  name: 'awards.buyDirectly',
  input: directInput,
  load: async ({ tx, actor }, { productId }) => {
    if (!isMember(actor, 'city')) return null
    const product = await tx.product.findFirst({
      where: {
        id: productId,
        status: 'published',
        organization: { status: 'active', verifiedAt: { not: null } },
        licensorId: null,
      },
      include: productShape,
    })
    const city = await tx.organization.findUnique({ where: { id: actor.organizationId } })
    return product && city && (product.inputs as Input[]).length === 0 ? { product, city } : null
  },
  allow: (actor) => isMember(actor, 'city', 'officer'),
  async run({ tx, now, actor, announce }, { product, city }, { quantity, dueAt, place, reason, requiredCertificates }) {
    const rulesPack = directPackOf(city.country)
    if (!rulesPack) throw conflict('directNotAllowed')
    const tier = product.tiers
      .filter((one) => one.currency === product.currency && one.fromQuantity <= quantity)
      .sort((a, b) => b.fromQuantity - a.fromQuantity)[0]
    if (!tier || quantity < product.minimumOrder)
      throw invalidField('quantity', 'belowMinimumOrder', { minimum: product.minimumOrder })
    const held = [...product.certificates, ...product.organization.certificates]
    const missing = missingCertificates(requiredCertificates, held, now)
    if (missing.length > 0) {
      const names = missing.map(({ scheme }) => schemes[scheme as Scheme]).join(', ')
      throw invalidField('requiredCertificates', 'directCertificates', { schemes: names })
    }
    const currency = product.currency as Currency
    const value = money(tier.unitPriceMinor * BigInt(quantity), currency)
    await checkProbation(tx, null, product.organizationId, value)
    // One purchase of a city at a time: two at once would each find the other missing from the sum.
    await tx.$queryRaw`SELECT id FROM organization WHERE id = ${city.id} FOR NO KEY UPDATE`
    const before = await readPurchases(tx, now, city.id, product.cpv, currency)
    const fault = directFault(rulesPack, value, sumOfTwelveMonths(before, currency))
    if (fault) throw conflict(fault.message, fault.values)
    const contractAt = startOf(weekOf(now))
    const due = endOf(weekOf(dueAt))
    if (due < addedWeeks(contractAt, 1)) throw invalidField('dueAt', 'deliveryBeforeContract')
    const { tenderId, lotId, events } = await recordDirectPurchase(tx, now, city, {
      title: product.name.slice(0, 140),
      localTitle: product.name.slice(0, 140),
      language: product.language as 'en',
      description: reason,
      sector: product.sector as 'transport',
      rulesPack,
      procedure: 'direct',
      currency,
      budgetMinor: value.minor,
      deliveryPlace: place,
      requiredCertificates,
      jointForms: [],
      maxSharePercent: 100,
      awardRule: 'lowest_price',
      minimumQuotes: rulesPackOf(rulesPack).minimumQuotes,
      standstillDays: 0,
      questionsUntil: null,
      closesAt: now,
      contractAt,
      item: { description: product.summary.slice(0, 200), cpv: product.cpv, unit: product.unit as 'H87', quantity },
      deliveries: [{ dueAt: due, quantity }],
      criteria: [{ kind: 'price', name: 'Price', weight: 100 }],
    })
    const awardId = newId('award', now.getTime())
    await tx.award.create({
      data: {
        id: awardId,
        lotId,
        tenderId,
        status: 'pending',
        decidedBy: (actor as MemberActor).personId,
        decidedAt: now,
        standstillEndsAt: now,
      },
    })
    await tx.awardShare.create({
      data: {
        awardId,
        organizationId: product.organizationId,
        productId: product.id,
        quantity,
        unitPriceMinor: tier.unitPriceMinor,
        currency,
      },
    })
    const bid = {
      number: product.name,
      organizationId: product.organizationId,
      agreementId: null,
      opened: { productId: product.id },
    }
    for (const request of await allocationsFor(tx, {
      awardId,
      bid,
      quantity,
      tender: { contractAt, organization: city },
      dueAt: due,
    }))
      await allocate(tx, now, request)
    events.forEach(announce)
    announce({ name: 'award.decided', subject: tenderId, organizationId: city.id, payload: { awardId, lotId, direct: true } })
    await sweepAt(tx, now, now)
    return { tenderId }
  },
})

const productShape = {
  tiers: true,
  certificates: true,
  organization: { select: { country: true, certificates: { where: { productId: null } } } },
} satisfies Prisma.ProductInclude

/** What the city bought directly of this kind since a year ago: units × price of every such award. */
async function readPurchases(tx: Tx, now: Date, cityId: string, cpv: string, currency: string) {
  return tx.awardShare.findMany({
    where: {
      bidId: null,
      currency,
      award: {
        status: { not: 'cancelled' },
        decidedAt: { gt: aYearBefore(now) },
        lot: { tender: { organizationId: cityId, procedure: 'direct' }, items: { some: { cpv: { startsWith: classOf(cpv) } } } },
      },
    },
    select: { quantity: true, unitPriceMinor: true, oneOffMinor: true },
    take: 10_000,
  })
}

/** The same day of the last year: fifty-two weeks would be a day or two short of it. */
function aYearBefore(now: Date): Date {
  const then = new Date(now)
  then.setUTCFullYear(now.getUTCFullYear() - 1)
  return then
}

function addedWeeks(from: Date, count: number): Date {
  return startOf(addWeeks(weekOf(from), count))
}

export type DirectBudget = { limit: Money; before: Money }

/** What a city has bought directly of a product's kind since a year ago, and the limit; null where no rule allows it. */
export async function findDirectBudget(actor: MemberActor, country: string, cpv: string): Promise<DirectBudget | null> {
  const pack = directPackOf(country)
  const limit = pack && rulesPackOf(pack).directBelow
  if (!limit || !isMember(actor, 'city')) return null
  return read(async ({ tx, now }) => {
    const purchases = await readPurchases(tx, now, actor.organizationId, cpv, limit.currency)
    return { limit, before: sumOfTwelveMonths(purchases, limit.currency) }
  })
}
