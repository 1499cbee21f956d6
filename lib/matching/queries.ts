import type { AllocationDocument } from '#lib/matching/allocation/document.ts'
import type { Reason, VerdictKind } from '#lib/matching/reason.ts'
import { type Actor, isMember, type MemberActor } from '#lib/platform/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import { type Currency, type Money, money } from '#lib/values/money.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'

export type MatchSummary = {
  alone: number
  together: number
  near: number
  excluded: number
  /** How often each reason was the first one to exclude. */
  exclusions: { code: Reason['code']; count: number }[]
  /** The smallest gap among those who lack only units or money. */
  nearest: Reason | null
  /** What an excluded maker would have meant, the loudest first; nobody is named. */
  missed: Extract<Reason, { code: 'would_be' }> | null
  plan: PlanSummary | null
  computedAt: Date
}

/** The cheapest way over list prices, without names. `slack`: units that its makers could give beyond the quantity. */
export type PlanSummary = {
  kind: 'split' | 'chain'
  cost: Money
  budget: Money
  gapMinor: bigint
  parts: number[]
  slack: number | null
}

/** Counts and reasons for the city, never names. Null when the need is not one of the actor's, or was not yet held against the market. */
export async function findMatchSummary(actor: Actor, tenderId: string): Promise<MatchSummary | null> {
  if (!isMember(actor, 'city')) return null
  return read(async ({ tx }) => {
    const tender = await tx.tender.findFirst({
      where: { id: tenderId, organizationId: actor.organizationId },
      select: {
        budgetMinor: true,
        currency: true,
        matches: { select: { verdict: true, reasons: true, computedAt: true }, take: 500 },
        plans: { orderBy: { costMinor: 'asc' }, take: 1 },
      },
    })
    if (!tender || tender.matches.length === 0) return null
    const matches = tender.matches.map(({ verdict, reasons }) => ({ verdict, reasons: reasons as Reason[] }))
    const of = (verdict: VerdictKind) => matches.filter((match) => match.verdict === verdict)
    const first = new Map<Reason['code'], number>()
    for (const { reasons } of of('excluded')) if (reasons[0]) first.set(reasons[0].code, (first.get(reasons[0].code) ?? 0) + 1)
    const missed = matches.flatMap(({ reasons }) => reasons.filter((reason) => reason.code === 'would_be'))
    missed.sort((a, b) => (b.cheaperPercent ?? 0) - (a.cheaperPercent ?? 0) || Number(b.inCheapest) - Number(a.inCheapest))
    return {
      alone: of('alone').length,
      together: of('together').length,
      near: of('near').length,
      excluded: of('excluded').length,
      exclusions: [...first].map(([code, count]) => ({ code, count })),
      nearest: nearestOf(of('near').map(({ reasons }) => reasons)),
      missed: missed[0] ?? null,
      plan: tender.plans[0] ? planSummary(tender.plans[0].document, tender) : null,
      computedAt: tender.matches[0]!.computedAt,
    }
  })
}

/** The fewest units short; among those who have units, the first that is over the budget. */
function nearestOf(near: readonly Reason[][]): Reason | null {
  const short = near.flatMap((reasons) => reasons.find((reason) => reason.code === 'capacity_short') ?? [])
  short.sort((a, b) => a.short - b.short)
  return short[0] ?? near.flatMap((reasons) => reasons.find((reason) => reason.code === 'over_budget') ?? [])[0] ?? null
}

function planSummary(json: unknown, { budgetMinor, currency }: { budgetMinor: bigint; currency: string }): PlanSummary {
  const document = json as AllocationDocument
  const shared = {
    cost: money(document.costMinor ?? 0, currency as Currency),
    budget: money(budgetMinor, currency as Currency),
    gapMinor: BigInt(document.gapMinor ?? 0),
  }
  if (!('proof' in document)) return { ...shared, kind: 'chain', parts: [document.problem.quantity], slack: null }
  const { problem, plan } = document
  const usable = problem.offers.filter(({ id }) => plan?.some(({ offer }) => offer === id))
  const most = usable.reduce((sum, offer) => sum + Math.min(problem.shareCap, offer.most, offer.usable.at(-1)!), 0)
  return { ...shared, kind: 'split', parts: plan?.map(({ quantity }) => quantity) ?? [], slack: most - problem.quantity }
}

export type OwnMatch = {
  tenderId: string
  number: string
  title: string
  localTitle: string
  language: string
  city: string
  closesAt: Date
  timeZone: string
  /** The maker has a sealed quote for it already. */
  quoted: boolean
  product: string
  productLanguage: string
  productId: string
  verdict: VerdictKind
  usableUnits: number
  reasons: Reason[]
}

/** The needs that were held against the maker's own products, soonest closing first. */
export async function listOwnMatches(actor: MemberActor, request: PageRequest): Promise<Page<OwnMatch> & { now: Date }> {
  const size = sizeOf(request)
  const [at, productId] = (request.cursor ? decodeCursor(request.cursor) : null) ?? []
  const after = typeof at === 'number' && typeof productId === 'string' ? { closesAt: new Date(at), productId } : null
  return read(async ({ tx, now }) => {
    const rows = await tx.match.findMany({
      where: {
        organizationId: actor.organizationId,
        tender: { status: 'published', closesAt: { gt: now } },
        ...(after
          ? {
              OR: [
                { tender: { closesAt: { gt: after.closesAt } } },
                { tender: { closesAt: after.closesAt }, productId: { gt: after.productId } },
              ],
            }
          : {}),
      },
      orderBy: [{ tender: { closesAt: 'asc' } }, { productId: 'asc' }],
      take: size + 1,
      include: {
        tender: {
          select: {
            number: true,
            title: true,
            localTitle: true,
            language: true,
            closesAt: true,
            timeZone: true,
            organization: { select: { name: true } },
            bids: { where: { organizationId: actor.organizationId, status: 'sealed' }, select: { id: true }, take: 1 },
          },
        },
        product: { select: { name: true, language: true } },
      },
    })
    const shown = rows.slice(0, size)
    const last = shown.at(-1)
    return {
      rows: shown.map((row) => ({
        tenderId: row.tenderId,
        number: row.tender.number,
        title: row.tender.title,
        localTitle: row.tender.localTitle,
        language: row.tender.language,
        city: row.tender.organization.name,
        closesAt: row.tender.closesAt,
        timeZone: row.tender.timeZone,
        quoted: row.tender.bids.length > 0,
        product: row.product.name,
        productLanguage: row.product.language,
        productId: row.productId,
        verdict: row.verdict as VerdictKind,
        usableUnits: row.usableUnits,
        reasons: row.reasons as Reason[],
      })),
      older: rows.length > size && last ? encodeCursor([last.tender.closesAt.getTime(), last.productId]) : null,
      newer: null,
      now,
    }
  })
}

export type ProductMatch = { productId: string; verdict: VerdictKind; usableUnits: number; reasons: Reason[] }

/**
 * What the engine said of these products for a need. For callers that have shown already that the actor may know whose they are:
 * the city after the opening.
 */
export async function findMatchesOf(tx: Tx, tenderId: string, productIds: string[]): Promise<ProductMatch[]> {
  const rows = await tx.match.findMany({ where: { tenderId, productId: { in: productIds } }, take: 500 })
  return rows.map(({ productId, verdict, usableUnits, reasons }) => ({
    productId,
    verdict: verdict as VerdictKind,
    usableUnits,
    reasons: reasons as Reason[],
  }))
}

/**
 * What the engine said of the maker's own products for a need that is or was published; a maker without any of the kind asked for
 * is told so, as a single reason without a product.
 */
export async function findOwnVerdicts(
  actor: MemberActor,
  tenderId: string,
): Promise<{ product: string | null; verdict: VerdictKind; reasons: Reason[] }[]> {
  return read(async ({ tx }) => {
    const item = await tx.item.findFirst({
      where: { lot: { tenderId, tender: { publishedAt: { not: null } } } },
      select: { cpv: true },
    })
    if (!item) return []
    const rows = await tx.match.findMany({
      where: { tenderId, organizationId: actor.organizationId },
      include: { product: { select: { name: true } } },
      orderBy: { productId: 'asc' },
      take: 50,
    })
    if (rows.length === 0) return [{ product: null, verdict: 'excluded', reasons: [{ code: 'no_product', asked: item.cpv }] }]
    return rows.map(({ product, verdict, reasons }) => ({
      product: product.name,
      verdict: verdict as VerdictKind,
      reasons: reasons as Reason[],
    }))
  })
}
