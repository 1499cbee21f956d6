import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, base64url. A fast hash is enough for it: there is nothing to guess. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256: what is kept instead of the secret. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Compares in constant time. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
