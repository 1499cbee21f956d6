import { createKeyPair, type KeyPair } from './age.ts'

/**
 * The outer key pair. Its identity is kept apart from everything that serves pages and is taken up only when
 * `mayUseOuterKey` (rules.ts) allows it.
 */
export function createPlatformKey(): Promise<KeyPair> {
  return createKeyPair()
}
