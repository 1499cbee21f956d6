import { db } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { combineShares, type OpenedShare } from '#lib/sealing/committee.ts'
import { unlockInner, unlockOuter } from '#lib/sealing/envelope.ts'
import { takeOuterIdentity } from '#lib/sealing/outer-key.ts'

/**
 * Somebody with a copy of the database, every secret of the environment and some custodians' shares tries to read the quotes of a
 * need. Returns how many envelopes came open, of how many.
 */
export async function stealQuotes(tenderId: string, shares: OpenedShare[]): Promise<{ tried: number; opened: number }> {
  const key = await db().tenderKey.findFirstOrThrow({
    where: { tenderId },
    orderBy: { version: 'desc' },
    include: { custodians: true },
  })
  const outer = await takeOuterIdentity(Uint8Array.from(key.outerIdentity))
  const combined = await combineShares(shares, {
    k: key.threshold,
    recipient: key.recipient,
    commitments: Object.fromEntries(key.custodians.map((one) => [one.ordinal, one.commitment])),
  })
  const identities = [outer, required('SEAL_IDENTITY'), ...(combined.ok ? [combined.identity] : [])]
  const bids = await db().bid.findMany({ where: { tenderId, status: 'sealed' }, select: { price: true, technical: true } })
  let opened = 0
  for (const envelope of bids.flatMap((bid) => [bid.price, bid.technical])) {
    const inner = await unlockOuter(Uint8Array.from(envelope), outer)
    for (const identity of identities) {
      const readable = await unlockInner(inner, identity).then(
        () => true,
        () => false,
      )
      if (readable) opened += 1
    }
  }
  return { tried: bids.length * 2, opened }
}
