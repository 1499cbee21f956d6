// `npm run verify -- receipt FILE`: checks the receipt of a sealed quote. On purpose it shares no code with the platform: Node's own
// Ed25519 and thirty lines are all that has to be believed.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

export type ReceiptReport =
  | {
      ok: true
      bid: string
      version: number
      tender: string
      submittedAt: string
      envelopes: { kind: string; sha256: string }[]
      head: HeadReport
    }
  | { ok: false; fault: 'unreadable' | 'malformed' | 'other_key' | 'bad_signature' | 'bad_head' }

/** none: the receipt names no audit head. unchecked: no audit key was given. */
export type HeadReport = { state: 'none' | 'unchecked' | 'signed'; size: string | null }

/** Ed25519 public keys as the platform publishes them: SPKI in base64. */
export type PublishedKeys = { receipt: string; audit?: string }

/** Says what a receipt file proves: these bytes (by their SHA-256) were handed in at that time, and the audit stood at that head. */
export function verifyReceiptFile(path: string, keys: PublishedKeys): ReceiptReport {
  let file: unknown
  try {
    file = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { ok: false, fault: 'unreadable' }
  }
  if (!isReceiptFile(file)) return { ok: false, fault: 'malformed' }
  const spki = Buffer.from(keys.receipt, 'base64')
  if (createHash('sha256').update(spki).digest('hex') !== file.key) return { ok: false, fault: 'other_key' }
  // The first line says what was signed, so that no other signature of the platform can pass for a receipt.
  const signed = Buffer.from(`made-on-the-internet/receipt/v1\n${canonical(file.receipt)}`)
  if (!isSignedBy(spki, signed, file.signature)) return { ok: false, fault: 'bad_signature' }
  const { bid, bidVersion, tender, submittedAt, envelopes, head } = file.receipt
  const base = { ok: true, bid, version: bidVersion, tender, submittedAt, envelopes } as const
  if (!head) return { ...base, head: { state: 'none', size: null } }
  if (!keys.audit) return { ...base, head: { state: 'unchecked', size: head.size } }
  const { signature, ...covered } = head
  if (!isSignedBy(Buffer.from(keys.audit, 'base64'), Buffer.from(canonical(covered)), signature))
    return { ok: false, fault: 'bad_head' }
  return { ...base, head: { state: 'signed', size: head.size } }
}

type ReceiptFile = {
  key: string
  signature: string
  receipt: {
    bid: string
    bidVersion: number
    tender: string
    submittedAt: string
    envelopes: { kind: string; sha256: string }[]
    head: { size: string; root: string; signedAt: string; signature: string } | null
  }
}

function isReceiptFile(value: unknown): value is ReceiptFile {
  const file = value as ReceiptFile | null
  return (
    typeof file?.key === 'string' &&
    typeof file.signature === 'string' &&
    typeof file.receipt?.bid === 'string' &&
    typeof file.receipt.submittedAt === 'string' &&
    Array.isArray(file.receipt.envelopes)
  )
}

function isSignedBy(spki: Buffer, bytes: Buffer, signature: string): boolean {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    return verify(null, bytes, key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

/** RFC 8785 for what a receipt holds: strings, whole numbers, lists, objects, null. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}
