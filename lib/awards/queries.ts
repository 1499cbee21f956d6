import { rank } from '#lib/awards/rules.ts'
import type { SplitDocument } from '#lib/matching/allocation/document.ts'
import { findMatchesOf, type ProductMatch } from '#lib/matching/index.ts'
import type { Actor, MemberActor } from '#lib/platform/actor.ts'
import { isMember } from '#lib/platform/actor.ts'
import { read } from '#lib/platform/query.ts'
import { type Currency, type Money, money, priced } from '#lib/values/money.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'

export type Candidate = {
  bidId: string
  number: string
  maker: string
  /** Those in whose name it was handed in too: members of its agreement. */
  partners: string[]
  organizationId: string
  unitPriceMinor: bigint
  oneOffMinor: bigint
  currency: Currency
  quantityLeast: number
  quantityMost: number
  product: { name: string; language: string } | null
  /** What the matching said of the product when the need was published. */
  match: ProductMatch | null
}
/** The announced rule, solved: who would get how many. `gapMinor` 0: proved that no split is cheaper. `shares` empty: nothing fits. */
export type AwardPlanSummary = {
  shares: { bidId: string; quantity: number }[]
  cost: Money | null
  gapMinor: bigint
  sha256: string
}

export type Decision = {
  tenderId: string
  number: string
  title: string
  localTitle: string
  language: string
  timeZone: string
  status: string
  budgetMinor: bigint
  currency: string
  quantity: number
  unit: string
  lotId: string
  maxSharePercent: number
  standstillDays: number
  candidates: Candidate[]
  plan: AwardPlanSummary | null
  now: Date
  award: {
    /** Once the standstill is over. */
    orderId: string | null
    decidedAt: Date
    standstillEndsAt: Date
    status: string
    shares: { bidId: string; quantity: number }[]
    reasons: { bidId: string; rank: number; reason: string }[]
  } | null
}

/** What an officer decides on: the opened quotes of a need's lot, cheapest first, and the award if there is one. */
export async function findDecision(actor: MemberActor, tenderId: string): Promise<Decision | null> {
  if (!isMember(actor, 'city')) return null
  return read(async ({ tx, now }) => {
    const tender = await tx.tender.findFirst({
      where: { id: tenderId, organizationId: actor.organizationId, status: { in: ['opened', 'awarded'] } },
      include: {
        lots: {
          take: 1,
          orderBy: { ordinal: 'asc' },
          include: {
            items: { take: 1 },
            plan: true,
            award: { include: { shares: true, reasons: { orderBy: { rank: 'asc' } }, order: { select: { id: true } } } },
            bids: { where: { status: 'opened' }, take: 500, include: { opened: true, organization: { select: { name: true } } } },
          },
        },
      },
    })
    const lot = tender?.lots[0]
    const item = lot?.items[0]
    if (!tender || !lot || !item) return null
    const offered = lot.bids.flatMap((bid) => bid.opened?.productId ?? [])
    const joint = lot.bids.flatMap(({ agreementId }) => agreementId ?? [])
    const [agreements, found, matches] = await Promise.all([
      tx.jointAgreement.findMany({
        where: { id: { in: joint } },
        select: { id: true, members: { select: { organizationId: true, organization: { select: { name: true } } } } },
      }),
      tx.product.findMany({ where: { id: { in: offered } }, select: { id: true, name: true, language: true } }),
      findMatchesOf(tx, tender.id, offered),
    ])
    const products = new Map(found.map((product) => [product.id, product]))
    const candidates = lot.bids.flatMap((bid): Candidate[] => {
      const opened = bid.opened
      if (opened?.unitPriceMinor == null || !opened.currency || opened.quantityLeast == null || opened.quantityMost == null)
        return []
      const { unitPriceMinor, oneOffMinor, currency, quantityLeast, quantityMost, productId } = opened
      return [
        {
          bidId: bid.id,
          number: bid.number,
          maker: bid.organization.name,
          partners: agreements
            .filter(({ id }) => id === bid.agreementId)
            .flatMap(({ members }) => members)
            .filter(({ organizationId }) => organizationId !== bid.organizationId)
            .map(({ organization }) => organization.name),
          organizationId: bid.organizationId,
          unitPriceMinor,
          oneOffMinor,
          currency: currency as Currency,
          quantityLeast,
          quantityMost,
          product: (productId && products.get(productId)) || null,
          match: matches.find((match) => match.productId === productId) ?? null,
        },
      ]
    })
    return {
      tenderId: tender.id,
      number: tender.number,
      title: tender.title,
      localTitle: tender.localTitle,
      language: tender.language,
      timeZone: tender.timeZone,
      status: tender.status,
      budgetMinor: tender.budgetMinor,
      currency: tender.currency,
      quantity: item.quantity,
      unit: item.unit,
      lotId: lot.id,
      maxSharePercent: tender.maxSharePercent,
      standstillDays: tender.standstillDays,
      candidates: rank(candidates),
      plan: lot.plan && planSummary(lot.plan, tender.currency as Currency),
      now,
      award: lot.award && {
        ...lot.award,
        shares: lot.award.shares.flatMap(({ bidId, quantity }) => (bidId ? [{ bidId, quantity }] : [])),
        orderId: lot.award.order?.id ?? null,
      },
    }
  })
}

function planSummary({ document, sha256 }: { document: unknown; sha256: string }, currency: Currency): AwardPlanSummary {
  const { plan, costMinor, gapMinor } = document as SplitDocument
  return {
    shares: plan?.map(({ offer, quantity }) => ({ bidId: offer, quantity })) ?? [],
    cost: costMinor === null ? null : money(costMinor, currency),
    gapMinor: BigInt(gapMinor ?? 0),
    sha256,
  }
}

/** The whole plan with its proof by the need's public number, once the award is made: before, it would show prices. Null when there is none. */
export async function findAwardPlan(number: string): Promise<SplitDocument | null> {
  return read(async ({ tx }) => {
    const lot = await tx.lot.findFirst({
      where: { tender: { number, publishedAt: { not: null } }, award: { isNot: null }, plan: { isNot: null } },
      orderBy: { ordinal: 'asc' },
      select: { plan: { select: { document: true } } },
    })
    return (lot?.plan?.document as unknown as SplitDocument | undefined) ?? null
  })
}

export type AwardEntry = {
  id: string
  number: string
  title: string
  localTitle: string
  language: string
  city: string
  country: string
  sector: string
  decidedAt: Date
  status: string
  totalMinor: bigint
  budgetMinor: bigint
  /** Valid quotes that were opened. */
  quotes: number
  currency: string
  makers: { name: string; slug: string; quantity: number }[]
}

/** The public register of awards, newest first. */
export async function listAwards(_actor: Actor, request: PageRequest & { sector?: string }): Promise<Page<AwardEntry>> {
  const size = sizeOf(request)
  const after = request.cursor ? decodeCursor(request.cursor) : null
  return read(async ({ tx }) => {
    const rows = await tx.award.findMany({
      where: {
        ...(after ? { id: { lt: String(after[0]) } } : {}),
        status: { not: 'cancelled' },
        ...(request.sector ? { lot: { tender: { sector: request.sector } } } : {}),
      },
      orderBy: { id: 'desc' },
      take: size + 1,
      include: {
        lot: {
          select: {
            tender: {
              select: {
                number: true,
                title: true,
                localTitle: true,
                language: true,
                sector: true,
                budgetMinor: true,
                organization: { select: { name: true, country: true } },
                _count: { select: { bids: { where: { status: 'opened' } } } },
              },
            },
          },
        },
        shares: { include: { organization: { select: { name: true, slug: true } } } },
      },
    })
    const shown = rows.slice(0, size)
    return {
      rows: shown.map((row) => ({
        id: row.id,
        number: row.lot.tender.number,
        title: row.lot.tender.title,
        localTitle: row.lot.tender.localTitle,
        language: row.lot.tender.language,
        budgetMinor: row.lot.tender.budgetMinor,
        quotes: row.lot.tender._count.bids,
        sector: row.lot.tender.sector,
        city: row.lot.tender.organization.name,
        country: row.lot.tender.organization.country,
        decidedAt: row.decidedAt,
        status: row.status,
        totalMinor: row.shares.reduce(
          (sum, share) => sum + priced({ ...share, currency: share.currency as Currency }, share.quantity).minor,
          0n,
        ),
        currency: row.shares[0]?.currency ?? 'EUR',
        makers: row.shares.map((share) => ({ ...share.organization, quantity: share.quantity })),
      })),
      older: rows.length > size ? encodeCursor([shown.at(-1)!.id]) : null,
      newer: null,
    }
  })
}
