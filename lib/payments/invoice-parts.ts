import type { Parties } from '#lib/payments/postings.ts'
import type { Tx } from '#lib/platform/db.ts'

/** Who owes whom in what: the names of the ledger's accounts. */
export function partiesOf({ buyerId, sellerId, currency }: Parties): Parties {
  return { buyerId, sellerId, currency }
}

/** The order that a milestone belongs to: the subject of all news about its money. */
export async function orderOf(tx: Tx, milestoneId: string): Promise<string> {
  const { line } = await tx.milestone.findUniqueOrThrow({
    where: { id: milestoneId },
    select: { line: { select: { orderId: true } } },
  })
  return line.orderId
}
