import * as z from 'zod'
import { canonicalBytes, concat, fromBase64, fromBase64url, sha256Hex, toBase64, toBase64url, toBytes } from './encoding.ts'
import { envelopeKinds } from './schema.ts'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)

/** What the platform vouches for at the moment of handing in. `head` is the last signed audit head at that time, whole. */
export const receiptSchema = z.strictObject({
  version: z.literal(1),
  bid: z.string().min(1).max(80),
  bidVersion: z.int().min(1),
  tender: z.string().min(1).max(80),
  tenderVersion: z.int().min(1),
  envelopes: z
    .array(z.strictObject({ kind: z.enum(envelopeKinds), sha256: hex64 }))
    .min(1)
    .max(2),
  submittedAt: z.iso.datetime({ precision: 3 }),
  head: z
    .strictObject({
      size: z.string().regex(/^\d{1,19}$/),
      root: hex64,
      signedAt: z.iso.datetime({ precision: 3 }),
      signature: z.string().max(200),
    })
    .nullable(),
})
export type Receipt = z.infer<typeof receiptSchema>

/** `key` is the SHA-256 of the public key; `signature` Ed25519 over `receiptBytes`, base64url. */
export const signedReceiptSchema = z.strictObject({ receipt: receiptSchema, key: hex64, signature: z.string().length(86) })
export type SignedReceipt = z.infer<typeof signedReceiptSchema>

/** Ed25519 keys in base64: PKCS #8 and SPKI (DER). */
export type SigningKey = { privateKey: string; publicKey: string }
export type ReceiptVerdict = { ok: true; receipt: Receipt } | { ok: false; reason: 'malformed' | 'other_key' | 'bad_signature' }

/** A new pair in that form. */
export async function createSigningKey(): Promise<SigningKey> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const privateKey = await crypto.subtle.exportKey('pkcs8', pair.privateKey)
  const publicKey = await crypto.subtle.exportKey('spki', pair.publicKey)
  return { privateKey: toBase64(new Uint8Array(privateKey)), publicKey: toBase64(new Uint8Array(publicKey)) }
}

/** The signed bytes: a line that says what they are (a signature can serve for nothing else), then RFC 8785 JSON. */
export function receiptBytes(receipt: Receipt): Uint8Array<ArrayBuffer> {
  return concat(toBytes('made-on-the-internet/receipt/v1\n'), canonicalBytes(receipt))
}

/** Throws ZodError on a receipt out of form, DOMException on a private key that is none: both are defects. */
export async function signReceipt(receipt: Receipt, signingKey: SigningKey): Promise<SignedReceipt> {
  const parsed = receiptSchema.parse(receipt)
  const key = await crypto.subtle.importKey('pkcs8', fromBase64(signingKey.privateKey), 'Ed25519', false, ['sign'])
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', key, receiptBytes(parsed)))
  return { receipt: parsed, key: await sha256Hex(fromBase64(signingKey.publicKey)), signature: toBase64url(signature) }
}

/** Checks a receipt file against the platform's published key; needs neither the platform nor its database. */
export async function verifyReceipt(file: unknown, publicKey: string): Promise<ReceiptVerdict> {
  const parsed = signedReceiptSchema.safeParse(file)
  if (!parsed.success) return { ok: false, reason: 'malformed' }
  const { receipt, key, signature } = parsed.data
  const spki = fromBase64(publicKey)
  if ((await sha256Hex(spki)) !== key) return { ok: false, reason: 'other_key' }
  const imported = await crypto.subtle.importKey('spki', spki, 'Ed25519', false, ['verify'])
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = fromBase64url(signature)
  } catch {
    return { ok: false, reason: 'malformed' }
  }
  const genuine = await crypto.subtle.verify('Ed25519', imported, bytes, receiptBytes(receipt))
  return genuine ? { ok: true, receipt } : { ok: false, reason: 'bad_signature' }
}

/** True when the receipt vouches for these very bytes. */
export async function receiptCovers(receipt: Receipt, ciphertext: Uint8Array): Promise<boolean> {
  const sha256 = await sha256Hex(ciphertext)
  return receipt.envelopes.some((sealed) => sealed.sha256 === sha256)
}
