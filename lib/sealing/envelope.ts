import { lock, lockedSize, unlock } from './age.ts'
import { canonicalBytes, parseJson, randomText, sameBytes, sha256Hex } from './encoding.ts'
import { mostSteps, pad, paddingStep, unpad } from './padding.ts'
import { accepted, type Binding, type Envelope } from './schema.ts'
import { reasonOf, SealingError, type SealingReason } from './sealing-error.ts'

/** Public keys that an envelope is locked to. */
export type Locks = { committee: string; platform: string }
export type Sealed = { ciphertext: Uint8Array<ArrayBuffer>; sha256: string }
export type Opened = { ok: true; envelope: Envelope } | { ok: false; reason: SealingReason }

/** 32 random bytes for an envelope. */
export function newNonce(): string {
  return randomText(32)
}

/**
 * `platform( committee( pad( canonical JSON ) ) )`.
 * Throws `malformed` (the schema refuses it), `too_large`, `bad_recipient`.
 */
export async function seal(content: Envelope, locks: Locks): Promise<Sealed> {
  const padded = pad(canonicalBytes(accepted(content)))
  const ciphertext = await lock(await lock(padded, locks.committee), locks.platform)
  return { ciphertext, sha256: await sha256Hex(ciphertext) }
}

/** Takes the platform's lock off. Throws `outer_unreadable`. */
export function unlockOuter(ciphertext: Uint8Array, platformIdentity: string): Promise<Uint8Array<ArrayBuffer>> {
  return unlock(ciphertext, platformIdentity, 'outer_unreadable')
}

/** Takes the committee's lock off and reads what is inside. Throws `inner_unreadable`, `padding`, `malformed`. */
export async function unlockInner(inner: Uint8Array, committeeIdentity: string): Promise<Envelope> {
  return parsePadded(await unlock(inner, committeeIdentity, 'inner_unreadable'))
}

/**
 * Opens one sealed envelope and holds it against the record: what was opened is what was handed in (`sha256`), for this
 * tender, version, lot and bidder (else a rival could hand in a copy of a stranger's ciphertext). An unreadable quote is
 * an answer, not an exception: the protocol of the opening names the reason. Throws `bad_identity` only.
 */
export async function openEnvelope(
  quote: { ciphertext: Uint8Array; sha256: string },
  keys: { platformIdentity: string; committeeIdentity: string },
  expected: Binding,
): Promise<Opened> {
  try {
    if ((await sha256Hex(quote.ciphertext)) !== quote.sha256) return { ok: false, reason: 'ciphertext_changed' }
    const opened = await unlockInner(await unlockOuter(quote.ciphertext, keys.platformIdentity), keys.committeeIdentity)
    const reason = mismatch(opened, expected)
    return reason ? { ok: false, reason } : { ok: true, envelope: opened }
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === null || reason === 'bad_identity') throw error
    return { ok: false, reason }
  }
}

/**
 * True when these bytes have the outside of a sealed envelope: one recipient of the known kind and one of the allowed sizes.
 * All that a server can know before the opening; it keeps out plaintext sent by mistake and sizes that would tell something.
 */
export function looksSealed(ciphertext: Uint8Array): boolean {
  const head = /^age-encryption\.org\/v1\n-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/
  const text = Array.from(ciphertext.subarray(0, 168), (byte) => String.fromCharCode(byte)).join('')
  return head.test(text) && sealedSizes.has(ciphertext.length)
}

/** Every size (bytes) a sealed envelope can have: one per padding step. */
export const sealedSizes: ReadonlySet<number> = new Set(
  Array.from({ length: mostSteps }, (_, index) => lockedSize(lockedSize((index + 1) * paddingStep))),
)

function parsePadded(padded: Uint8Array): Envelope {
  const bytes = unpad(padded)
  const content = accepted(parseJson(bytes))
  // One spelling only: doubled keys or other number forms would let two readers see two offers.
  if (!sameBytes(canonicalBytes(content), bytes)) throw new SealingError('malformed')
  return content
}

function mismatch(opened: Envelope, expected: Binding): SealingReason | null {
  if (opened.tender !== expected.tender) return 'wrong_tender'
  if (opened.tenderVersion !== expected.tenderVersion) return 'wrong_version'
  if (opened.lot !== expected.lot) return 'wrong_lot'
  if (opened.bidder !== expected.bidder) return 'wrong_bidder'
  if (opened.kind !== expected.kind) return 'wrong_kind'
  return null
}
