import { createKeyPair, type KeyPair } from './age.ts'

export { recipientOf } from './age.ts'

/**
 * The outer key pair of one tender and purpose. The caller keeps the identity encrypted at rest and takes it up only when
 * `mayUseOuterKey` (rules.ts) allows it; one pair per tender, so that opening one never lays hands on another.
 */
export function createPlatformKey(): Promise<KeyPair> {
  return createKeyPair()
}
