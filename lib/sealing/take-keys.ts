import '#server-only'
import type { Tx } from '#lib/platform/db.ts'
import { combineShares, type OpenedShare } from './committee.ts'
import { parseJson } from './encoding.ts'
import { newestKey } from './opening-steps.ts'
import { takeOuterIdentity } from './outer-key.ts'
import { type OpeningStatus, outerKeyDenial } from './rules.ts'

export type OpeningKeys = {
  keyId: string
  keys: { platformIdentity: string; committeeIdentity: string }
  shares: { ordinal: number; personId: string; commitment: string; givenAt: Date; used: boolean }[]
}

/**
 * Both keys of a tender, for the jobs worker alone. Throws (the job is tried again) unless the clock is past the deadline, k good
 * shares are there, and the audit has the quorum at a position.
 */
export async function takeKeys(
  tx: Tx,
  now: Date,
  tender: { id: string; closesAt: Date },
  openingId: string,
): Promise<OpeningKeys> {
  const key = await newestKey(tx, tender.id)
  const opening = await tx.opening.findFirstOrThrow({ where: { id: openingId, tenderId: tender.id }, include: { shares: true } })
  const quorum = await tx.event.findFirst({
    where: { subject: tender.id, name: 'opening.quorum_reached', position: { isNot: null } },
    include: { position: true },
  })
  const denial = outerKeyDenial({
    now,
    closesAt: tender.closesAt,
    status: opening.status as OpeningStatus,
    goodShares: opening.shares.length,
    k: key.threshold,
    quorumPosition: quorum?.position?.position ?? null,
  })
  if (denial) throw new Error(`the outer key stays where it is: ${denial}`)
  const combined = await combineShares(
    opening.shares.map((share) => parseJson(share.share) as OpenedShare),
    {
      k: key.threshold,
      recipient: key.recipient,
      commitments: Object.fromEntries(key.custodians.map((custodian) => [custodian.ordinal, custodian.commitment])),
    },
  )
  if (!combined.ok) throw new Error(`the committee's key does not come together: ${combined.reason}`)
  return {
    keyId: key.id,
    keys: { committeeIdentity: combined.identity, platformIdentity: await takeOuterIdentity(Uint8Array.from(key.outerIdentity)) },
    shares: opening.shares
      .map((share) => {
        const custodian = key.custodians.find((one) => one.id === share.custodianId)!
        const { ordinal, personId, commitment } = custodian
        return { ordinal, personId, commitment, givenAt: share.givenAt, used: combined.used.includes(ordinal) }
      })
      .sort((a, b) => a.ordinal - b.ordinal),
  }
}
