import '#server-only'
import { required } from '#lib/platform/env.ts'
import { type Receipt, type SignedReceipt, signReceipt } from '#lib/sealing/receipt.ts'

/** Signs what the inserting statement stored. Ed25519 is deterministic: asked again, the same receipt comes out. */
export function signedReceipt(receipt: Receipt): Promise<SignedReceipt> {
  return signReceipt(receipt, { privateKey: required('RECEIPT_PRIVATE_KEY'), publicKey: required('RECEIPT_PUBLIC_KEY') })
}
