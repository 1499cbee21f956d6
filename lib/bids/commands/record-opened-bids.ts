import * as z from 'zod'
import { command } from '#lib/platform/command.ts'
import type { Prisma } from '#lib/platform/db.ts'
import { type OpeningKeys, recordOpening } from '#lib/sealing/index.ts'
import { recordOpened, visibleTo as tenderVisibleTo } from '#lib/tenders/index.ts'
import { conflict } from '#lib/values/fault.ts'
import type { OpenedQuote } from '../opened.ts'
import type { Protocol } from '../schema.ts'

type Bid = Prisma.BidGetPayload<object>

/** Writes a whole opening, or nothing: prices, verdicts, the public protocol, the need's new state. For the worker that opened. */
export const recordOpenedBids = command({
  name: 'bids.recordOpenedBids',
  input: z.object({
    openingId: z.string(),
    tenderId: z.string(),
    keyId: z.string(),
    shares: z.custom<OpeningKeys['shares']>((value) => Array.isArray(value)),
    quotes: z.custom<OpenedQuote[]>((value) => Array.isArray(value)),
  }),
  load: ({ tx, actor }, { tenderId, keyId }) =>
    tx.tender.findFirst({
      where: { AND: [{ id: tenderId }, tenderVisibleTo(actor)] },
      include: { keys: { where: { id: keyId } } },
    }),
  allow: (actor) => actor.kind === 'worker',
  async run({ tx, now, announce }, tender, { openingId, shares, quotes }) {
    await tx.$queryRaw`SELECT id FROM tender WHERE id = ${tender.id} FOR UPDATE`
    const bids = await tx.bid.findMany({ where: { tenderId: tender.id, status: 'sealed' }, orderBy: { submittedAt: 'asc' } })
    const byId = new Map(quotes.map((quote) => [quote.bidId, quote]))
    if (bids.length !== quotes.length || bids.some((bid) => !byId.has(bid.id))) throw conflict('conflict')
    await tx.openedBid.createMany({ data: quotes.map((quote) => openedRow(quote, now)) })
    for (const [status, ids] of [
      ['opened', quotes.filter((quote) => quote.fault === null)],
      ['invalid', quotes.filter((quote) => quote.fault !== null)],
    ] as const) {
      const where = { id: { in: ids.map((quote) => quote.bidId) }, status: 'sealed' }
      const { count } = await tx.bid.updateMany({ where, data: { status } })
      if (count !== ids.length) throw conflict('conflict')
    }
    const key = tender.keys[0]!
    const protocol: Protocol = {
      version: 1,
      tender: tender.id,
      key: { id: key.id, threshold: key.threshold, recipient: key.recipient },
      openedAt: now.toISOString(),
      shares: shares.map(({ personId, givenAt, ...share }) => ({
        ...share,
        custodian: personId,
        givenAt: givenAt.toISOString(),
      })),
      quotes: bids.map((bid) => protocolLine(bid, byId.get(bid.id)!)),
    }
    for (const bid of bids) {
      const { fault } = byId.get(bid.id)!
      const news = { subject: bid.id, organizationId: bid.organizationId }
      announce(fault === null ? { ...news, name: 'bid.opened' } : { ...news, name: 'bid.invalid', payload: { fault } })
    }
    for (const event of await recordOpening(tx, now, tender, openingId, protocol)) announce(event)
    for (const event of await recordOpened(tx, now, tender)) announce(event)
  },
})

function openedRow(quote: OpenedQuote, openedAt: Date): Prisma.OpenedBidCreateManyInput {
  const { envelopes } = quote
  return {
    bidId: quote.bidId,
    fault: quote.fault,
    openedAt,
    ...(envelopes && {
      productId: envelopes.technical.productId,
      currency: envelopes.price.currency,
      unitPriceMinor: BigInt(envelopes.price.unitPriceMinor),
      oneOffMinor: BigInt(envelopes.price.oneOffMinor ?? 0),
      quantityLeast: envelopes.price.quantityLeast,
      quantityMost: envelopes.price.quantityMost,
      answers: { leadTimeWeeks: envelopes.price.leadTimeWeeks ?? null, statements: envelopes.technical.answers },
    }),
  }
}

function protocolLine(bid: Bid, quote: OpenedQuote): Protocol['quotes'][number] {
  return {
    bid: bid.id,
    number: bid.number,
    bidder: bid.organizationId,
    submittedAt: bid.submittedAt.toISOString(),
    technicalSha256: bid.technicalSha256,
    priceSha256: bid.priceSha256,
    verdict: quote.fault === null ? 'opened' : 'invalid',
    fault: quote.fault,
  }
}
