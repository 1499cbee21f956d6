import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type SplitDocument, splitDocument } from '#lib/matching/allocation/document.ts'
import type { SplitProblem } from '#lib/matching/allocation/split.ts'
import { usableUnits } from '#lib/matching/usable.ts'
import { worker } from '#lib/platform/actor.ts'
import { type Prisma, type Tx, transaction } from '#lib/platform/db.ts'
import { record } from '#lib/platform/events.ts'
import { fastestWeeks } from '#lib/reference/lanes.ts'
import { addWeeks, startOf, weekOf } from '#lib/values/time.ts'

/**
 * Solves a need's announced rule over its opened quotes, lot by lot, and keeps the plan with its proof: the split that costs least, of
 * what each maker offered, could make in time and may have. Done once: a plan that is there stays.
 */
export async function planAward(tenderId: string): Promise<void> {
  const lots = await transaction((tx) => readLots(tx, tenderId))
  for (const { lotId, organizationId, problem } of lots) {
    if (problem.offers.length === 0) continue
    const document = await splitDocument(problem)
    const sha256 = planHash(document)
    await transaction(async (tx, now) => {
      const { count } = await tx.awardPlan.createMany({
        data: [{ lotId, tenderId, document: document as unknown as Prisma.InputJsonObject, sha256, computedAt: now }],
        skipDuplicates: true,
      })
      if (count === 0) return
      const payload = { lotId, sha256, costMinor: document.costMinor, gapMinor: document.gapMinor }
      await record(tx, worker('awards'), now, [{ name: 'award.planned', subject: tenderId, organizationId, payload }])
    })
  }
}

/** SHA-256 (hex) of the RFC 8785 canonical JSON. */
export function planHash(document: SplitDocument): string {
  return createHash('sha256').update(canonicalize(document)!).digest('hex')
}

const bidShape = {
  organization: { select: { country: true } },
  opened: true,
} satisfies Prisma.BidInclude
type BidRow = Prisma.BidGetPayload<{ include: typeof bidShape }>

async function readLots(tx: Tx, tenderId: string): Promise<{ lotId: string; organizationId: string; problem: SplitProblem }[]> {
  const tender = await tx.tender.findUniqueOrThrow({
    where: { id: tenderId },
    include: {
      organization: { select: { country: true } },
      lots: {
        // A lot that is decided has taken its makers' weeks: what the rule gives then would be another question.
        where: { plan: null, award: null },
        include: {
          items: { take: 1, orderBy: { ordinal: 'asc' }, include: { deliveries: { orderBy: { dueAt: 'asc' } } } },
          bids: { where: { status: 'opened' }, orderBy: { submittedAt: 'asc' }, take: 500, include: bidShape },
        },
      },
    },
  })
  const found = []
  for (const { id, items, bids } of tender.lots) {
    const item = items[0]
    if (!item) continue
    const { contractAt } = tender
    const timing = { contractAt, deliveries: item.deliveries, city: tender.organization.country }
    const offers: SplitProblem['offers'] = []
    for (const bid of bids) {
      const { opened } = bid
      if (opened?.unitPriceMinor == null || opened.quantityLeast == null || opened.quantityMost == null) continue
      const unitMinor = opened.unitPriceMinor.toString()
      offers.push({
        id: bid.id,
        maker: bid.organizationId,
        usable: await usableOf(tx, bid, item.quantity, timing),
        least: opened.quantityLeast,
        most: opened.quantityMost,
        oneOffMinor: opened.oneOffMinor.toString(),
        tiers: [{ from: 1, unitMinor }],
      })
    }
    const problem: SplitProblem = {
      kind: 'split',
      currency: tender.currency,
      quantity: item.quantity,
      deliveries: item.deliveries.map(({ dueAt, quantity }) => ({ dueAt: dueAt.toISOString(), quantity })),
      shareCap: Math.floor((item.quantity * tender.maxSharePercent) / 100),
      budgetMinor: tender.budgetMinor.toString(),
      offers,
    }
    found.push({ lotId: id, organizationId: tender.organizationId, problem })
  }
  return found
}

type Timing = { contractAt: Date; deliveries: { dueAt: Date; quantity: number }[]; city: string }

/**
 * Units that the bidder's line can have delivered by each date. Those who signed to quote as one answer for the whole by what they
 * agreed among themselves; that their lines bear it is checked when the award takes the capacity.
 */
async function usableOf(tx: Tx, bid: BidRow, quantity: number, { contractAt, deliveries, city }: Timing): Promise<number[]> {
  if (bid.agreementId !== null) return deliveries.map(() => quantity)
  const transit = fastestWeeks(bid.organization.country, city)
  const product = await tx.product.findFirst({
    where: { id: bid.opened?.productId ?? '', organizationId: bid.organizationId },
    include: {
      line: {
        include: {
          weeks: {
            where: { week: { gte: startOf(weekOf(contractAt)), lte: startOf(addWeeks(weekOf(deliveries.at(-1)!.dueAt), 1)) } },
          },
        },
      },
    },
  })
  if (transit === null || !product?.line) return deliveries.map(() => 0)
  const weeks = new Map(
    product.line.weeks.map(({ week, units, allocated }) => [weekOf(week), { units, free: units - allocated }]),
  )
  return usableUnits({ ...product, unitsPerWeek: product.line.unitsPerWeek, weeks }, { contractAt, deliveries }, transit)
}
