/** Everything that sealing refuses, each with its own code; screens translate it by `sealing.reasons.<code>`. */
export const sealingReasons = [
  'bad_recipient',
  'bad_identity',
  'bad_committee',
  'too_large',
  'malformed',
  'padding',
  'outer_unreadable',
  'inner_unreadable',
  'ciphertext_changed',
  'wrong_kind',
  'wrong_tender',
  'wrong_version',
  'wrong_lot',
  'wrong_bidder',
  'share_unreadable',
  'self_copy_unreadable',
  'wrong_passphrase',
  'weak_passphrase',
] as const

export type SealingReason = (typeof sealingReasons)[number]

/** Expected trouble of the pure part. It never carries plaintext: `message` is the code alone. */
export class SealingError extends Error {
  readonly reason: SealingReason

  constructor(reason: SealingReason) {
    super(reason)
    this.name = 'SealingError'
    this.reason = reason
  }
}

/** The code of a SealingError (known by its shape: lib is loaded twice at run time), null for a defect. */
export function reasonOf(error: unknown): SealingReason | null {
  if (!(error instanceof Error) || error.name !== 'SealingError' || !('reason' in error)) return null
  return (sealingReasons as readonly unknown[]).includes(error.reason) ? (error.reason as SealingReason) : null
}
