import type { KeyPair } from '#lib/sealing/age.ts'
import { createCommitteeKey, type KeySet, type SealedShare, splitAmong } from '#lib/sealing/committee.ts'
import { createCustodianKey } from '#lib/sealing/custodian-key.ts'
import { newNonce } from '#lib/sealing/envelope.ts'
import type { PriceEnvelope, TechnicalEnvelope } from '#lib/sealing/schema.ts'

/** Ids as short as the id alphabet (no i, l, o, u) allows a name. Incheon's fine-dust monitors (N-01) and Boksagol's quote for them. */
export const tender = 'tnd_01jnchn0dst'
export const boksagol = 'org_01jb0ksag0'
export const mulwang = 'org_01jmvrwang'
export const tenderKey: KeySet = { tender, purpose: 'price', keyVersion: 1 }

export function boksagolPrice(change: Partial<PriceEnvelope> = {}): PriceEnvelope {
  return {
    version: 1,
    kind: 'price',
    tender,
    tenderVersion: 1,
    lot: 'lot_01jnchn1',
    bidder: boksagol,
    nonce: newNonce(),
    currency: 'KRW',
    unitPriceMinor: '462000',
    quantityLeast: 100,
    quantityMost: 720,
    leadTimeWeeks: 3,
    ...change,
  }
}

export function boksagolAnswers(change: Partial<TechnicalEnvelope> = {}): TechnicalEnvelope {
  const { version, tenderVersion, lot, bidder, nonce } = boksagolPrice()
  const answers = [{ requirement: 'accuracy', statement: '성능인증 1등급, 2028-02까지 유효합니다.' }]
  return { version, kind: 'technical', tender, tenderVersion, lot, bidder, nonce, productId: 'prd_01jbsa20', answers, ...change }
}

/** 한서윤, 문태오 and 오지민, or as many as asked for, with their shares of one tender key. */
export async function committeeOf(
  n: number,
  k: number,
): Promise<{ key: KeyPair; custodians: KeyPair[]; shares: SealedShare[]; k: number }> {
  const key = await createCommitteeKey()
  const custodians = await Promise.all(Array.from({ length: n }, () => createCustodianKey()))
  const shares = await splitAmong(
    key.identity,
    custodians.map((custodian) => custodian.recipient),
    k,
    tenderKey,
  )
  return { key, custodians, shares, k }
}

export function commitmentsOf(shares: SealedShare[]): Record<number, string> {
  return Object.fromEntries(shares.map((share) => [share.index, share.commitment]))
}
