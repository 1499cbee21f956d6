import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromBase64url, sha256Hex, toBase64url, toBytes } from '#lib/sealing/encoding.ts'
import {
  createSigningKey,
  type Receipt,
  receiptBytes,
  receiptCovers,
  type SigningKey,
  signReceipt,
  verifyReceipt,
} from '#lib/sealing/receipt.ts'
import { tender } from './world.ts'

const ciphertext = toBytes('sealed bytes')
let key: SigningKey
let receipt: Receipt

beforeAll(async () => {
  key = await createSigningKey()
  receipt = {
    version: 1,
    bid: 'bid_01jboksagol',
    bidVersion: 1,
    tender,
    tenderVersion: 1,
    envelopes: [{ kind: 'price', sha256: await sha256Hex(ciphertext) }],
    submittedAt: '2026-12-22T00:59:59.997Z',
    head: { size: '1042', root: 'ab'.repeat(32), signedAt: '2026-12-22T00:59:58.000Z', signature: 'c2lnbmVk' },
  }
})

describe('a receipt', () => {
  test('is checked with the public key alone, after a way through a file', async () => {
    const file = JSON.parse(JSON.stringify(await signReceipt(receipt, key)))
    expect(await verifyReceipt(file, key.publicKey)).toEqual({ ok: true, receipt })
    expect(await receiptCovers(receipt, ciphertext)).toBe(true)
    expect(await receiptCovers(receipt, toBytes('other bytes'))).toBe(false)
  })

  test('loses its signature with any change', async () => {
    const signed = await signReceipt(receipt, key)
    const changes: Partial<Receipt>[] = [
      { submittedAt: '2026-12-22T00:59:59.998Z' },
      { bid: 'bid_01jother' },
      { head: null },
      { envelopes: [{ kind: 'price', sha256: '0'.repeat(64) }] },
      { tenderVersion: 2 },
    ]
    for (const change of changes)
      expect(await verifyReceipt({ ...signed, receipt: { ...receipt, ...change } }, key.publicKey)).toEqual({
        ok: false,
        reason: 'bad_signature',
      })
  })

  test('of another platform, and what is no receipt, are told apart', async () => {
    const other = await createSigningKey()
    expect(await verifyReceipt(await signReceipt(receipt, other), key.publicKey)).toEqual({ ok: false, reason: 'other_key' })
    expect(await verifyReceipt({ receipt }, key.publicKey)).toEqual({ ok: false, reason: 'malformed' })
    expect(await verifyReceipt('nonsense', key.publicKey)).toEqual({ ok: false, reason: 'malformed' })
  })

  test('agrees with another implementation of Ed25519 in both directions', async () => {
    const signed = await signReceipt(receipt, key)
    const publicKey = createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' })
    const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
    expect(verify(null, receiptBytes(receipt), publicKey, fromBase64url(signed.signature))).toBe(true)
    expect(toBase64url(sign(null, receiptBytes(receipt), privateKey))).toBe(signed.signature)
  })

  test('is signed as a receipt only: the bare JSON has another signature', async () => {
    const signed = await signReceipt(receipt, key)
    const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
    const bare = receiptBytes(receipt).slice('made-on-the-internet/receipt/v1\n'.length)
    const forged = { ...signed, signature: toBase64url(sign(null, bare, privateKey)) }
    expect(await verifyReceipt(forged, key.publicKey)).toEqual({ ok: false, reason: 'bad_signature' })
  })
})
