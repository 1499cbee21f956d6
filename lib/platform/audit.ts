/** The audit: each event is a leaf, heads are signed. Pure; the sequencer writes with it and `verify -- audit` checks with it. */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { StoredEvent } from '#lib/platform/events.ts'
import { leafHash } from '#lib/platform/merkle.ts'

export type Head = { size: bigint; root: Buffer; signedAt: Date; signature: Buffer }

/** The leaf of an event: RFC 8785 canonical JSON of all that was stored of it. */
export function leafOf(event: StoredEvent): Buffer {
  const { id, name, subject, organizationId, actor, payload } = event
  return leafHash(
    canonicalize({ id, name, subject, organizationId, actor, occurredAt: event.occurredAt.toISOString(), payload })!,
  )
}

/** What a head's signature covers. */
function headBytes(size: bigint, root: Buffer, signedAt: Date): Buffer {
  return Buffer.from(canonicalize({ size: size.toString(), root: root.toString('hex'), signedAt: signedAt.toISOString() })!)
}

/** `privateKey`: Ed25519 PKCS#8, base64. */
export function signHead(size: bigint, root: Buffer, signedAt: Date, privateKey: string): Head {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  return { size, root, signedAt, signature: sign(null, headBytes(size, root, signedAt), key) }
}

/** `publicKey`: Ed25519 SPKI, base64. */
export function isSigned(head: Head, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  return verify(null, headBytes(head.size, head.root, head.signedAt), key, head.signature)
}
