import type { Parties } from '#lib/payments/postings.ts'
import type { Tx } from '#lib/platform/db.ts'

/** Who owes whom in what: the names of the ledger's accounts. */
export function partiesOf({ buyerId, sellerId, currency }: Parties): Parties {
  return { buyerId, sellerId, currency }
}

/** Where a milestone belongs: its order is the subject of all news about its money, and by its line other makers are kept from it. */
export async function placeOf(tx: Tx, milestoneId: string): Promise<{ subject: string; orderLineId: string }> {
  const { orderLineId, line } = await tx.milestone.findUniqueOrThrow({
    where: { id: milestoneId },
    select: { orderLineId: true, line: { select: { orderId: true } } },
  })
  return { subject: line.orderId, orderLineId }
}
