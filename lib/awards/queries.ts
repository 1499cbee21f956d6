import type { Actor, MemberActor } from '#lib/platform/actor.ts'
import { isMember } from '#lib/platform/actor.ts'
import { read } from '#lib/platform/query.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'

export type Candidate = {
  bidId: string
  number: string
  maker: string
  unitPriceMinor: bigint
  currency: string
  quantityLeast: number
  quantityMost: number
  product: string | null
}
export type Decision = {
  tenderId: string
  number: string
  title: string
  status: string
  budgetMinor: bigint
  currency: string
  quantity: number
  unit: string
  lotId: string
  maxSharePercent: number
  standstillDays: number
  candidates: Candidate[]
  award: {
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
  return read(async ({ tx }) => {
    const tender = await tx.tender.findFirst({
      where: { id: tenderId, organizationId: actor.organizationId, status: { in: ['opened', 'awarded'] } },
      include: {
        lots: {
          take: 1,
          orderBy: { ordinal: 'asc' },
          include: {
            items: { take: 1 },
            award: { include: { shares: true, reasons: { orderBy: { rank: 'asc' } } } },
            bids: { where: { status: 'opened' }, take: 500, include: { opened: true, organization: { select: { name: true } } } },
          },
        },
      },
    })
    const lot = tender?.lots[0]
    const item = lot?.items[0]
    if (!tender || !lot || !item) return null
    const products = new Map(
      (
        await tx.product.findMany({
          where: { id: { in: lot.bids.flatMap((bid) => bid.opened?.productId ?? []) } },
          select: { id: true, name: true },
        })
      ).map(({ id, name }) => [id, name]),
    )
    const candidates = lot.bids.flatMap((bid): Candidate[] => {
      const opened = bid.opened
      if (opened?.unitPriceMinor == null || !opened.currency || opened.quantityLeast == null || opened.quantityMost == null)
        return []
      const { unitPriceMinor, currency, quantityLeast, quantityMost, productId } = opened
      return [
        {
          bidId: bid.id,
          number: bid.number,
          maker: bid.organization.name,
          unitPriceMinor,
          currency,
          quantityLeast,
          quantityMost,
          product: (productId && products.get(productId)) || null,
        },
      ]
    })
    candidates.sort((a, b) => Number(a.unitPriceMinor - b.unitPriceMinor) || (a.bidId < b.bidId ? -1 : 1))
    return {
      tenderId: tender.id,
      number: tender.number,
      title: tender.title,
      status: tender.status,
      budgetMinor: tender.budgetMinor,
      currency: tender.currency,
      quantity: item.quantity,
      unit: item.unit,
      lotId: lot.id,
      maxSharePercent: tender.maxSharePercent,
      standstillDays: tender.standstillDays,
      candidates,
      award: lot.award,
    }
  })
}

export type AwardEntry = {
  id: string
  number: string
  title: string
  city: string
  country: string
  sector: string
  decidedAt: Date
  status: string
  totalMinor: bigint
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
              select: { number: true, title: true, sector: true, organization: { select: { name: true, country: true } } },
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
        sector: row.lot.tender.sector,
        city: row.lot.tender.organization.name,
        country: row.lot.tender.organization.country,
        decidedAt: row.decidedAt,
        status: row.status,
        totalMinor: row.shares.reduce((sum, share) => sum + share.unitPriceMinor * BigInt(share.quantity), 0n),
        currency: row.shares[0]?.currency ?? 'EUR',
        makers: row.shares.map((share) => ({ ...share.organization, quantity: share.quantity })),
      })),
      older: rows.length > size ? encodeCursor([shown.at(-1)!.id]) : null,
      newer: null,
    }
  })
}
