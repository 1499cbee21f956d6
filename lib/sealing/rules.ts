import type { KeyPurpose } from './committee.ts'

/** Here for screens, which must not load the arithmetic before it is needed. */
export { reasonOf, type SealingReason, sealingReasons } from './sealing-error.ts'

/** Both envelopes of a quote are opened together, so one key locks them: the one that guards the prices. */
export const tenderKeyPurpose = 'price' satisfies KeyPurpose

/**
 * The life of an opening, one per tender and kind of envelope:
 * waiting → collecting (closing time has passed) → quorum (k good shares recorded) → opened, all or none;
 * or returned (too few quotes under the rules: nothing is opened) or lost (keys lost: cancel and relaunch). There is no break-glass.
 */
export const openingMoves = {
  waiting: { close: 'collecting', return_unopened: 'returned' },
  collecting: { reach_quorum: 'quorum', return_unopened: 'returned', declare_lost: 'lost' },
  quorum: { open: 'opened', declare_lost: 'lost' },
  opened: {},
  returned: {},
  lost: {},
} as const satisfies Record<string, Record<string, string>>

export type OpeningStatus = keyof typeof openingMoves
export type OpeningMove = 'close' | 'reach_quorum' | 'open' | 'return_unopened' | 'declare_lost'

/** The status after a move, or null when the table has no such move. */
export function openingAfter(status: OpeningStatus, move: OpeningMove): OpeningStatus | null {
  return (openingMoves[status] as Partial<Record<OpeningMove, OpeningStatus>>)[move] ?? null
}

export type OuterKeyDenial = 'before_deadline' | 'no_quorum' | 'not_in_audit'

/**
 * Whether the platform may take up its outer key now: the clock past the deadline AND an opening with quorum in the audit log.
 * @param now and `closesAt` from the same database clock, read in one transaction
 * @param quorumPosition audit position of "quorum reached", null until the sequencer gave one
 */
export function outerKeyDenial(opening: {
  now: Date
  closesAt: Date
  status: OpeningStatus
  goodShares: number
  k: number
  quorumPosition: bigint | null
}): OuterKeyDenial | null {
  if (opening.now.getTime() < opening.closesAt.getTime()) return 'before_deadline'
  if (opening.status !== 'quorum' || opening.goodShares < opening.k) return 'no_quorum'
  return opening.quorumPosition === null ? 'not_in_audit' : null
}

/** True when nothing denies it: see `outerKeyDenial`. */
export function mayUseOuterKey(opening: Parameters<typeof outerKeyDenial>[0]): boolean {
  return outerKeyDenial(opening) === null
}

/** Who holds the shares of a tender's key: the key's version and each custodian with the public key the share is locked to. */
export type Committee = { keyVersion: number; k: number; custodians: { id: string; recipient: string }[] }

/** A finished rehearsal: the committee as it was, who opened the dummy, and who found the real share in order. */
export type Rehearsal = { committee: Committee; opened: boolean; openedBy: string[]; confirmedOwnShare: string[] }

export type RehearsalGap = 'none_yet' | 'not_opened' | 'too_few' | 'share_unconfirmed' | 'committee_changed' | 'key_changed'

/**
 * Why a rehearsal does not allow publication (null: it does). It counts only for the very custodians, keys and key version of
 * now. At least k custodians opened the dummy, and each of these confirmed that the real share fits its commitment.
 */
export function rehearsalGap(rehearsal: Rehearsal | null, committee: Committee): RehearsalGap | null {
  if (!rehearsal) return 'none_yet'
  if (rehearsal.committee.keyVersion !== committee.keyVersion) return 'key_changed'
  if (committeeSignature(rehearsal.committee) !== committeeSignature(committee)) return 'committee_changed'
  if (!rehearsal.opened) return 'not_opened'
  const members = new Set(committee.custodians.map((custodian) => custodian.id))
  const present = new Set(rehearsal.openedBy.filter((id) => members.has(id)))
  if (present.size < committee.k) return 'too_few'
  const confirmed = new Set(rehearsal.confirmedOwnShare)
  return [...present].every((id) => confirmed.has(id)) ? null : 'share_unconfirmed'
}

/** The same text for the same k, custodians and keys, in whatever order they are listed. */
export function committeeSignature(committee: Committee): string {
  const custodians = committee.custodians.map((custodian) => `${custodian.id}=${custodian.recipient}`).sort()
  return `${committee.k}/${custodians.length}:${custodians.join(',')}`
}
