import type { Tx } from '#lib/platform/db.ts'
import type { NewEvent } from '#lib/platform/events.ts'

/** Gives all sealed quotes of a need back as they are. Nobody has read them and nobody will: no share was ever posted. */
export async function returnUnopened(tx: Tx, tenderId: string): Promise<NewEvent[]> {
  const sealed = await tx.bid.findMany({ where: { tenderId, status: 'sealed' }, select: { id: true, organizationId: true } })
  await tx.bid.updateMany({ where: { id: { in: sealed.map((bid) => bid.id) }, status: 'sealed' }, data: { status: 'returned' } })
  return sealed.map((bid) => ({
    name: 'bid.returned',
    subject: bid.id,
    organizationId: bid.organizationId,
    payload: { tenderId },
  }))
}
