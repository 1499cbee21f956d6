import '#server-only'
import type { Tx } from '#lib/platform/db.ts'
import { type Rehearsal, type RehearsalGap, rehearsalGap } from './rules.ts'

/** Why the committee of now may not let a need be published (null: it may). Its newest key and rehearsal count. */
export async function rehearsalGapOf(tx: Tx, tenderId: string): Promise<RehearsalGap | null> {
  const key = await tx.tenderKey.findFirst({
    where: { tenderId },
    orderBy: { version: 'desc' },
    include: {
      custodians: {
        include: {
          person: { select: { custodianKeys: { orderBy: { createdAt: 'desc' }, take: 1, select: { recipient: true } } } },
        },
      },
      rehearsals: { orderBy: { createdAt: 'desc' }, take: 1, include: { shares: { where: { share: { not: null } } } } },
    },
  })
  if (!key) return 'none_yet'
  const { version: keyVersion, threshold: k, custodians } = key
  const committee = (recipientOf: (custodian: (typeof custodians)[number]) => string) => ({
    keyVersion,
    k,
    custodians: custodians.map((custodian) => ({ id: custodian.id, recipient: recipientOf(custodian) })),
  })
  const [last] = key.rehearsals
  const present = last?.shares.map((share) => share.custodianId) ?? []
  // A share arrives only after the browser has checked the real one (give-rehearsal-share.ts): the two lists are one.
  const rehearsal: Rehearsal | null = last
    ? {
        committee: committee((custodian) => custodian.recipient),
        opened: last.passedAt !== null,
        openedBy: present,
        confirmedOwnShare: present,
      }
    : null
  return rehearsalGap(
    rehearsal,
    committee((custodian) => custodian.person.custodianKeys[0]?.recipient ?? ''),
  )
}
