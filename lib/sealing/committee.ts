import { combine, split } from 'shamir-secret-sharing'
import * as z from 'zod'
import { createKeyPair, isRecipient, type KeyPair, lock, recipientOf, unlock } from './age.ts'
import {
  canonicalBytes,
  concat,
  fromBase64url,
  parseJson,
  randomText,
  sha256Hex,
  toBase64url,
  toBytes,
  toText,
} from './encoding.ts'
import { SealingError } from './sealing-error.ts'
import { subsets } from './subsets.ts'

/** Which key a share belongs to. A rehearsal has a key of its own: shares of the real one stay unposted until its opening. */
export const keyPurposes = ['rehearsal', 'technical', 'price'] as const
export type KeyPurpose = (typeof keyPurposes)[number]
export type KeySet = { tender: string; purpose: KeyPurpose; keyVersion: number }

/** What the notice publishes per share (`commitment`) and what only its custodian can read (`sealedShare`). `index` is 1 … n. */
export type SealedShare = { index: number; recipient: string; sealedShare: Uint8Array<ArrayBuffer>; commitment: string }

const openedShare = z.strictObject({
  tender: z.string().min(1).max(80),
  purpose: z.enum(keyPurposes),
  keyVersion: z.int().min(1),
  index: z.int().min(1).max(5),
  share: z.string().max(400),
  salt: z.string().length(43),
})
/** A share as its custodian's browser posts it at the opening; bytes are base64url. */
export type OpenedShare = z.infer<typeof openedShare>

export type Combined =
  | { ok: true; identity: string; used: number[]; rejected: number[] }
  | { ok: false; reason: 'too_few_shares' | 'shares_do_not_fit'; good: number[]; rejected: number[] }

/** The inner key pair of a tender, made where the officer sits, never on the server. */
export function createCommitteeKey(): Promise<KeyPair> {
  return createKeyPair()
}

/**
 * Splits the private part k of n (2 ≤ k ≤ n ≤ 5) and locks each share to its custodian. Before it returns, every k of the n
 * shares has been put together again: a wrong share shows here, not on the day of the opening.
 * Throws `bad_committee` (numbers, or a custodian named twice), `bad_recipient`, `bad_identity`.
 */
export async function splitAmong(
  identity: string,
  custodianRecipients: string[],
  k: number,
  set: KeySet,
): Promise<SealedShare[]> {
  const n = custodianRecipients.length
  if (!Number.isInteger(k) || k < 2 || k > n || n > 5 || new Set(custodianRecipients).size !== n)
    throw new SealingError('bad_committee')
  if (!custodianRecipients.every(isRecipient)) throw new SealingError('bad_recipient')
  const recipient = await recipientOf(identity)
  const shares = await split(Uint8Array.from(toBytes(identity)), n, k)
  for (const chosen of subsets(shares, k))
    if ((await identityFrom(chosen, recipient)) === null) throw new SealingError('bad_committee')
  return Promise.all(
    shares.map(async (share, at) => {
      const salt = randomText(32)
      const opened: OpenedShare = { ...set, index: at + 1, share: toBase64url(share), salt }
      const custodian = custodianRecipients[at]!
      const sealedShare = await lock(canonicalBytes(opened), custodian)
      return { index: at + 1, recipient: custodian, sealedShare, commitment: await commitmentOf(opened) }
    }),
  )
}

/** In the custodian's browser. Throws `share_unreadable` (another custodian's, or damaged), `bad_identity`. */
export async function openShare(sealedShare: Uint8Array, custodianIdentity: string): Promise<OpenedShare> {
  const bytes = await unlock(sealedShare, custodianIdentity, 'share_unreadable')
  const share = parseOpenedShare(parseJson(bytes))
  if (!share) throw new SealingError('share_unreadable')
  return share
}

/** A posted share in its expected form, or null. For the entrance that receives it. */
export function parseOpenedShare(value: unknown): OpenedShare | null {
  return openedShare.safeParse(value).data ?? null
}

/** True when the share is the one the notice committed to: `sha256(salt ‖ share)`. */
export async function checkShare(share: Pick<OpenedShare, 'share' | 'salt'>, commitment: string): Promise<boolean> {
  try {
    return (await commitmentOf(share)) === commitment
  } catch {
    return false
  }
}

/**
 * Puts the tender's key together from at least k shares. Each share is held against its published commitment first, because
 * `combine` answers garbage without an error; then any k good ones must derive the published public key.
 * @param commitments published commitments by share index
 */
export async function combineShares(
  shares: OpenedShare[],
  published: { k: number; recipient: string; commitments: Readonly<Record<number, string>> },
): Promise<Combined> {
  const good = new Map<number, Uint8Array>()
  const rejected = new Set<number>()
  for (const share of shares) {
    if (await checkShare(share, published.commitments[share.index] ?? '')) good.set(share.index, fromBase64url(share.share))
    else rejected.add(share.index)
  }
  const wrong = [...rejected].filter((index) => !good.has(index)).sort()
  if (good.size < published.k) return { ok: false, reason: 'too_few_shares', good: [...good.keys()].sort(), rejected: wrong }
  for (const chosen of subsets([...good], published.k)) {
    const identity = await identityFrom(
      chosen.map(([, share]) => share),
      published.recipient,
    )
    if (identity) return { ok: true, identity, used: chosen.map(([index]) => index).sort(), rejected: wrong }
  }
  return { ok: false, reason: 'shares_do_not_fit', good: [...good.keys()].sort(), rejected: wrong }
}

/** Salt is 32 bytes, so the joined bytes have one reading. */
function commitmentOf(share: Pick<OpenedShare, 'share' | 'salt'>): Promise<string> {
  return sha256Hex(concat(fromBase64url(share.salt), fromBase64url(share.share)))
}

async function identityFrom(shares: Uint8Array[], recipient: string): Promise<string | null> {
  try {
    const identity = toText(await combine(shares))
    return (await recipientOf(identity)) === recipient ? identity : null
  } catch {
    return null
  }
}
