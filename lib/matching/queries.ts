import type { Reason, Verdict } from '#lib/matching/rules.ts'
import { judgeTender } from '#lib/matching/steps.ts'
import { type Actor, isMember, type MemberActor } from '#lib/platform/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'

export type MatchSummary = {
  alone: number
  part: number
  excluded: number
  exclusions: { code: Reason['code']; count: number }[]
}

/** Counts and exclusion reasons for the city, never names. Null when the need is not one of the actor's. */
export async function findMatchSummary(actor: Actor, tenderId: string): Promise<MatchSummary | null> {
  if (!isMember(actor, 'city')) return null
  return read(async ({ tx }) => {
    const tender = await tx.tender.findFirst({
      where: { id: tenderId, organizationId: actor.organizationId },
      select: { status: true, lots: { select: { items: { select: { id: true }, take: 1 } }, take: 1 } },
    })
    if (!tender?.lots[0]?.items[0]) return null
    const stored = await tx.match.findMany({ where: { tenderId }, select: { verdict: true, reasons: true }, take: 500 })
    const verdicts =
      stored.length > 0
        ? stored.map((match) => ({ verdict: match.verdict, reasons: match.reasons as Reason[] }))
        : await judgeTender(tx, tenderId)
    const first = new Map<Reason['code'], number>()
    for (const { reasons } of verdicts.filter(({ verdict }) => verdict === 'excluded')) {
      const code = reasons[0]?.code
      if (code) first.set(code, (first.get(code) ?? 0) + 1)
    }
    const count = (verdict: string) => verdicts.filter((candidate) => candidate.verdict === verdict).length
    return {
      alone: count('alone'),
      part: count('part'),
      excluded: count('excluded'),
      exclusions: [...first].map(([code, n]) => ({ code, count: n })),
    }
  })
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
  verdict: 'alone' | 'part' | 'excluded'
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
        verdict: row.verdict as OwnMatch['verdict'],
        usableUnits: row.usableUnits,
        reasons: row.reasons as Reason[],
      })),
      older: rows.length > size && last ? encodeCursor([last.tender.closesAt.getTime(), last.productId]) : null,
      newer: null,
      now,
    }
  })
}

export type ProductMatch = { productId: string; verdict: Verdict['verdict']; usableUnits: number; reasons: Reason[] }

/**
 * What the engine said of these products for a need. For callers that have shown already that the actor may know whose they are:
 * the city after the opening.
 */
export async function findMatchesOf(tx: Tx, tenderId: string, productIds: string[]): Promise<ProductMatch[]> {
  const rows = await tx.match.findMany({ where: { tenderId, productId: { in: productIds } }, take: 500 })
  return rows.map(({ productId, verdict, usableUnits, reasons }) => ({
    productId,
    verdict: verdict as Verdict['verdict'],
    usableUnits,
    reasons: reasons as Reason[],
  }))
}
