import type { Input } from '#lib/catalog/schema.ts'
import { type Assessment, assess, type Consortium } from '#lib/matching/assess.ts'
import type { Demand, LineWeek, Offer } from '#lib/matching/offer.ts'
import { probationOf, probationShape } from '#lib/matching/probation.ts'
import { db, type Prisma, type Tx } from '#lib/platform/db.ts'
import { classesNear, classOf } from '#lib/reference/kinds.ts'
import { admissionOf } from '#lib/reference/rules-packs.ts'
import { type Currency, money } from '#lib/values/money.ts'
import { addWeeks, startOf, type Week, weekOf } from '#lib/values/time.ts'

/** At most this many products of the kind asked for are held against a need at once, and as many of like kinds, and of inputs. */
const candidateLimit = 500

/** A need, and the market that is held against it, as they stand. Reads only. */
export type Question = { demand: Demand; offers: Offer[]; suppliers: Offer[]; consortia: Consortium[] }

/** Answers a question outside any transaction: the solver may take its time. */
export function answer({ demand, ...market }: Question): Promise<Assessment> {
  return assess(demand, market)
}

/** Reads the published products of a need's kind, and of the kinds that its assemblers' inputs come from. */
export async function readQuestion(tx: Tx, tenderId: string, now: Date): Promise<Question> {
  const demand = await readDemand(tx, tenderId, now)
  const near = classesNear(demand.cpv)
  const approvals = await tx.probationApproval.findMany({ where: { tenderId }, select: { organizationId: true }, take: 1000 })
  const approved = new Set(approvals.map(({ organizationId }) => organizationId))
  const context = { approved, taken: await readTaken(tx, tenderId) }
  // By themselves, so that however many products of a like kind there are, none of the kind asked for is left out for them.
  const asked = await readOffers(tx, demand, near.slice(0, 1), context)
  const alike = await readOffers(tx, demand, near.slice(1), context)
  const offers = oneOfAnotherKind([...asked, ...alike], near)
  const inputs = [...new Set(offers.flatMap((offer) => offer.inputs.map(({ cpv }) => classOf(cpv))))]
  const suppliers = inputs.length > 0 ? await readOffers(tx, demand, inputs, context) : []
  return { demand, offers, suppliers, consortia: await readConsortia(tx, tenderId) }
}

/** Replaces the stored matches and plans of a need by what was answered. */
export async function storeAnswer(tx: Tx, now: Date, tenderId: string, { verdicts, split, chain }: Assessment): Promise<void> {
  await tx.match.deleteMany({ where: { tenderId } })
  await tx.match.createMany({ data: verdicts.map((verdict) => ({ ...verdict, tenderId, computedAt: now })) })
  await tx.matchPlan.deleteMany({ where: { tenderId } })
  const plans = [split, chain].flatMap((document) => (document?.costMinor ? [document] : []))
  await tx.matchPlan.createMany({
    data: plans.map((document) => ({
      tenderId,
      kind: document.problem.kind,
      document: document as unknown as Prisma.InputJsonObject,
      costMinor: BigInt(document.costMinor!),
      computedAt: now,
    })),
  })
}

/** Reads, answers and returns, without storing: for tools and tests. */
export async function assessTender(tenderId: string, now: Date): Promise<Assessment> {
  return answer(await readQuestion(db(), tenderId, now))
}

async function readDemand(tx: Tx, tenderId: string, now: Date): Promise<Demand> {
  const tender = await tx.tender.findUniqueOrThrow({
    where: { id: tenderId },
    include: {
      organization: { select: { country: true } },
      lots: {
        orderBy: { ordinal: 'asc' },
        take: 1,
        include: { items: { orderBy: { ordinal: 'asc' }, take: 1, include: { deliveries: { orderBy: { dueAt: 'asc' } } } } },
      },
    },
  })
  const item = tender.lots[0]?.items[0]
  if (!item) throw new TypeError(`tender ${tenderId} has no item`)
  const budget = money(tender.budgetMinor, tender.currency as Currency)
  return {
    cpv: item.cpv,
    country: tender.organization.country,
    quantity: item.quantity,
    admission: admissionOf(tender.rulesPack, budget, tender.publishedAt ?? now),
    requiredCertificates: tender.requiredCertificates,
    contractAt: tender.contractAt,
    closesAt: tender.closesAt,
    deliveries: item.deliveries,
    budget,
    jointForms: tender.jointForms,
    shareCap: Math.floor((item.quantity * tender.maxSharePercent) / 100),
  }
}

/** Of a maker that has the kind asked for, nothing else is looked at; of another, one product of the kind that is likest. */
function oneOfAnotherKind(offers: readonly Offer[], [asked, ...alike]: readonly string[]): Offer[] {
  const own = offers.filter(({ cpv }) => classOf(cpv) === asked)
  const told = new Set(own.map(({ organizationId }) => organizationId))
  const other = alike
    .flatMap((kind) => offers.filter(({ cpv }) => classOf(cpv) === kind))
    .filter(({ organizationId }) => !told.has(organizationId) && told.add(organizationId))
  return [...own, ...other]
}

const offerShape = {
  tiers: true,
  certificates: true,
  organization: {
    select: {
      country: true,
      createdAt: true,
      ...probationShape,
      certificates: { where: { productId: null } },
    },
  },
  licensor: { select: { certificates: { where: { productId: null } } } },
} satisfies Prisma.ProductInclude

/** Who may exceed a newcomer's limit, and what the need's own award took of lines: that was free for it. */
type Context = { approved: ReadonlySet<string>; taken: ReadonlyMap<string, number> }

async function readTaken(tx: Tx, tenderId: string): Promise<Map<string, number>> {
  const awards = await tx.award.findMany({ where: { tenderId }, select: { id: true }, take: 100 })
  if (awards.length === 0) return new Map()
  const rows = await tx.allocation.groupBy({
    by: ['lineId', 'week'],
    where: { awardId: { in: awards.map(({ id }) => id) } },
    _sum: { units: true },
  })
  return new Map(rows.map(({ lineId, week, _sum }) => [`${lineId} ${weekOf(week)}`, _sum.units ?? 0]))
}

/** The CPV class is the first four digits: what stands in it may be the thing that is asked for. */
async function readOffers(tx: Tx, demand: Demand, classes: readonly string[], { approved, taken }: Context): Promise<Offer[]> {
  const from = weekOf(demand.contractAt)
  const until = addWeeks(weekOf(demand.deliveries.at(-1)!.dueAt), 1)
  const products = await tx.product.findMany({
    where: {
      status: 'published',
      OR: classes.map((startsWith) => ({ cpv: { startsWith } })),
      organization: { status: 'active', verifiedAt: { not: null } },
    },
    orderBy: [{ organizationId: 'asc' }, { id: 'asc' }],
    take: candidateLimit,
    include: {
      ...offerShape,
      line: { include: { weeks: { where: { week: { gte: startOf(from), lte: startOf(until) } } } } },
    },
  })
  return products.map(({ organization, licensor, line, ...product }, rank) => ({
    productId: product.id,
    organizationId: product.organizationId,
    rank,
    country: organization.country,
    cpv: product.cpv,
    leadTimeWeeks: product.leadTimeWeeks,
    minimumOrder: product.minimumOrder,
    tiers: listed(product.tiers, product.currency),
    certificates: [...organization.certificates, ...product.certificates, ...(licensor?.certificates ?? [])],
    ownCertificates: product.certificates,
    inputs: product.inputs as Input[],
    licensorId: product.licensorId,
    unitsPerWeek: line?.unitsPerWeek ?? 1,
    weeks: new Map<Week, LineWeek>(
      line?.weeks.map(({ lineId, week, units, allocated }) => {
        const back = taken.get(`${lineId} ${weekOf(week)}`) ?? 0
        return [weekOf(week), { units, free: units - allocated + back }]
      }),
    ),
    probation: approved.has(product.organizationId) ? null : probationOf(organization),
  }))
}

/** The maker's main list first: it is the one that is converted. */
function listed(
  tiers: readonly { currency: string; fromQuantity: number; unitPriceMinor: bigint }[],
  main: string,
): Offer['tiers'] {
  const known = tiers.map((tier) => ({ ...tier, currency: tier.currency as Currency }))
  return [...known.filter(({ currency }) => currency === main), ...known.filter(({ currency }) => currency !== main)]
}

async function readConsortia(tx: Tx, tenderId: string): Promise<Consortium[]> {
  const agreements = await tx.jointAgreement.findMany({
    where: { tenderId, form: 'consortium', status: 'signed' },
    select: { members: { select: { productId: true, quantity: true } } },
    take: 100,
  })
  return agreements
}
