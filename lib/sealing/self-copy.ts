import { lock, unlock } from './age.ts'
import { canonicalBytes, parseJson, sameBytes } from './encoding.ts'
import { pad, unpad } from './padding.ts'
import { accepted, type Envelope } from './schema.ts'
import { SealingError } from './sealing-error.ts'

/** Both envelopes of a quote, locked to the bidder's own key, so that the bidder can read its quote again. Throws like `seal`. */
export function sealSelfCopy(envelopes: Envelope[], selfRecipient: string): Promise<Uint8Array<ArrayBuffer>> {
  return lock(pad(canonicalBytes(envelopes.map(accepted))), selfRecipient)
}

/** Throws `self_copy_unreadable`, `padding`, `malformed`. */
export async function openSelfCopy(selfCopy: Uint8Array, selfIdentity: string): Promise<Envelope[]> {
  const bytes = unpad(await unlock(selfCopy, selfIdentity, 'self_copy_unreadable'))
  const content = parseJson(bytes)
  if (!Array.isArray(content)) throw new SealingError('malformed')
  const envelopes = content.map(accepted)
  if (!sameBytes(canonicalBytes(envelopes), bytes)) throw new SealingError('malformed')
  return envelopes
}
