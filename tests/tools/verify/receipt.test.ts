import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signHead } from '#lib/platform/audit.ts'
import { type Receipt, type SignedReceipt, type SigningKey, signReceipt } from '#lib/sealing/receipt.ts'
import { makeSecrets } from '#tools/secrets.ts'
import { verifyReceiptFile } from '#tools/verify/receipt.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'moi-receipt-'))
let key: SigningKey
let audit: { AUDIT_PRIVATE_KEY: string; AUDIT_PUBLIC_KEY: string }
let signed: SignedReceipt

beforeAll(async () => {
  const secrets = await makeSecrets()
  audit = secrets
  key = { privateKey: secrets.RECEIPT_PRIVATE_KEY, publicKey: secrets.RECEIPT_PUBLIC_KEY }
  const at = new Date('2026-11-23T09:00:00.000Z')
  const head = signHead(7n, Buffer.alloc(32, 1), at, audit.AUDIT_PRIVATE_KEY)
  const receipt: Receipt = {
    version: 1,
    bid: 'bid_01jb0ksag0',
    bidVersion: 2,
    tender: 'tnd_01jnchn0dst',
    tenderVersion: 1,
    envelopes: [
      { kind: 'technical', sha256: 'a'.repeat(64) },
      { kind: 'price', sha256: 'b'.repeat(64) },
    ],
    submittedAt: at.toISOString(),
    head: {
      size: '7',
      root: head.root.toString('hex'),
      signedAt: at.toISOString(),
      signature: head.signature.toString('base64url'),
    },
  }
  signed = await signReceipt(receipt, key)
})
afterAll(() => rmSync(folder, { recursive: true }))

function check(file: unknown, keys = { receipt: key.publicKey, audit: audit.AUDIT_PUBLIC_KEY as string | undefined }) {
  const place = path.join(folder, 'receipt.json')
  writeFileSync(place, typeof file === 'string' ? file : JSON.stringify(file, null, 2))
  return verifyReceiptFile(place, keys)
}
const bent = (change: Partial<Receipt>) => ({ ...signed, receipt: { ...signed.receipt, ...change } })

describe('the independent checker of receipts', () => {
  it('accepts a receipt of the platform and its audit head', () => {
    expect(check(signed)).toMatchObject({ ok: true, version: 2, head: { state: 'signed', size: '7' } })
    expect(check(signed, { receipt: key.publicKey, audit: undefined })).toMatchObject({ ok: true, head: { state: 'unchecked' } })
  })

  it('refuses one that says another time, another hash or another quote', () => {
    expect(check(bent({ submittedAt: '2026-11-23T08:59:59.999Z' }))).toEqual({ ok: false, fault: 'bad_signature' })
    expect(check(bent({ envelopes: [{ kind: 'price', sha256: 'c'.repeat(64) }] }))).toEqual({ ok: false, fault: 'bad_signature' })
    expect(check(bent({ bid: 'bid_another' }))).toEqual({ ok: false, fault: 'bad_signature' })
  })

  it('names another key, a head that nobody signed, and files that are no receipts', async () => {
    const other = await makeSecrets()
    expect(check(signed, { receipt: other.RECEIPT_PUBLIC_KEY, audit: undefined })).toEqual({ ok: false, fault: 'other_key' })
    expect(check(signed, { receipt: key.publicKey, audit: other.AUDIT_PUBLIC_KEY })).toEqual({ ok: false, fault: 'bad_head' })
    expect(check('no json')).toEqual({ ok: false, fault: 'unreadable' })
    expect(check({ receipt: {} })).toEqual({ ok: false, fault: 'malformed' })
  })
})
