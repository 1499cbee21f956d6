import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import canonicalize from 'canonicalize'

/** What a device signs: its message without the signature, and who says it, so that nobody can pass it off as another device's. */
export type SignedBatch = { device: string; epoch: number; [field: string]: unknown }

const keys = new Map<string, KeyObject>()

/** `publicKey`: Ed25519 SPKI. False for any other key and for bytes that are no signature. */
export function isSignedBatch(batch: SignedBatch, signature: string, publicKey: Buffer): boolean {
  try {
    const text = publicKey.toString('base64')
    const key = keys.get(text) ?? createPublicKey({ key: publicKey, format: 'der', type: 'spki' })
    if (keys.size < 10_000) keys.set(text, key)
    return verify(null, Buffer.from(canonicalize(batch)!), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** `privateKey`: Ed25519 PKCS#8, base64. The signature in base64, as the message carries it. */
export function signBatch(batch: SignedBatch, privateKey: string): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  return sign(null, Buffer.from(canonicalize(batch)!), key).toString('base64')
}
