import type { Prisma } from '#lib/platform/db.ts'
import { type Rehearsal, type RehearsalGap, rehearsalGap } from './rules.ts'

/** What of a key must be read to judge its rehearsal. */
export const rehearsalShape = {
  custodians: {
    orderBy: { ordinal: 'asc' },
    include: {
      person: {
        select: {
          id: true,
          name: true,
          custodianKeys: { orderBy: { createdAt: 'desc' }, take: 1, select: { recipient: true } },
        },
      },
    },
  },
  rehearsals: { orderBy: { createdAt: 'desc' }, take: 1, include: { shares: true } },
} satisfies Prisma.TenderKeyInclude

type Key = Prisma.TenderKeyGetPayload<{ include: typeof rehearsalShape }>

/** Why the committee of now may not let a need be published (null: it may): its last rehearsal against its present keys. */
export function gapOf({ version: keyVersion, threshold: k, custodians, rehearsals }: Key): RehearsalGap | null {
  const committee = (recipientOf: (custodian: Key['custodians'][number]) => string) => ({
    keyVersion,
    k,
    custodians: custodians.map((custodian) => ({ id: custodian.id, recipient: recipientOf(custodian) })),
  })
  const [last] = rehearsals
  // A share arrives only after the browser has checked the real one (give-rehearsal-share.ts): the two lists are one.
  const present = last?.shares.filter((share) => share.share !== null).map((share) => share.custodianId) ?? []
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
