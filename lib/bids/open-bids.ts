import '#server-only'
import { worker } from '#lib/platform/actor.ts'
import { transaction } from '#lib/platform/db.ts'
import { openEnvelope } from '#lib/sealing/envelope.ts'
import { type OpeningKeys, takeKeys } from '#lib/sealing/index.ts'
import { recordOpenedBids } from './commands/record-opened-bids.ts'
import type { OpenedQuote } from './opened.ts'
import { offerFault } from './rules.ts'

/** The instant of this opening, its keys, and every sealed quote with what is needed to judge it. */
type Prepared = Awaited<ReturnType<typeof prepare>>

/**
 * Opens all quotes of a need or none. The keys are put together in this process's memory, the quotes are read there, and one
 * transaction writes them all. Running it again after success does nothing; anything that throws leaves everything sealed.
 */
export async function openBids(openingId: string): Promise<void> {
  const prepared = await prepare(openingId)
  if (!prepared) return
  const quotes: OpenedQuote[] = []
  for (const bid of prepared.bids) quotes.push(await openOne(bid, prepared))
  const { tender, keyId, shares } = prepared
  await recordOpenedBids(worker('opening'), { openingId, tenderId: tender.id, keyId, shares, quotes })
}

/** Waits for whatever still holds the need's row, then reads under its lock. */
async function prepare(openingId: string) {
  return transaction(async (tx, now) => {
    const opening = await tx.opening.findUniqueOrThrow({ where: { id: openingId }, select: { tenderId: true, status: true } })
    if (opening.status === 'opened') return null
    await tx.$queryRaw`SELECT id FROM tender WHERE id = ${opening.tenderId} FOR UPDATE`
    const tender = await tx.tender.findUniqueOrThrow({
      where: { id: opening.tenderId },
      include: { lots: { include: { items: { select: { quantity: true } } } } },
    })
    const keys: OpeningKeys = await takeKeys(tx, now, tender, openingId)
    const bids = await tx.bid.findMany({
      where: { tenderId: tender.id, status: 'sealed' },
      orderBy: { submittedAt: 'asc' },
      include: { organization: { select: { products: { select: { id: true } } } } },
    })
    return { tender, bids, ...keys }
  })
}

async function openOne(
  bid: NonNullable<Prepared>['bids'][number],
  { tender, keys }: NonNullable<Prepared>,
): Promise<OpenedQuote> {
  const record = { tender: bid.tenderId, tenderVersion: bid.tenderVersion, lot: bid.lotId, bidder: bid.organizationId } as const
  const price = await openEnvelope({ ciphertext: Uint8Array.from(bid.price), sha256: bid.priceSha256 }, keys, {
    ...record,
    kind: 'price',
  })
  const technical = await openEnvelope({ ciphertext: Uint8Array.from(bid.technical), sha256: bid.technicalSha256 }, keys, {
    ...record,
    kind: 'technical',
  })
  if (!technical.ok) return { bidId: bid.id, fault: technical.reason, envelopes: null }
  if (!price.ok) return { bidId: bid.id, fault: price.reason, envelopes: null }
  if (price.envelope.kind !== 'price' || technical.envelope.kind !== 'technical')
    return { bidId: bid.id, fault: 'wrong_kind', envelopes: null }
  const envelopes = { price: price.envelope, technical: technical.envelope }
  const lot = tender.lots.find((one) => one.id === bid.lotId)
  const fault = offerFault(envelopes, {
    currency: tender.currency,
    quantity: lot?.items.reduce((sum, item) => sum + item.quantity, 0) ?? 0,
    // Those who quote as one have signed for the whole.
    partial: tender.jointForms.includes('partial_quantity') && bid.agreementId === null,
    maxSharePercent: tender.maxSharePercent,
    products: new Set(bid.organization.products.map((product) => product.id)),
  })
  return { bidId: bid.id, fault, envelopes } as OpenedQuote
}
