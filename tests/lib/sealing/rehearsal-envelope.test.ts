import { expect, test } from 'vitest'
import { createKeyPair } from '#lib/sealing/age.ts'
import { combineShares, openShare } from '#lib/sealing/committee.ts'
import { opensRehearsal, sealRehearsal } from '#lib/sealing/rehearsal-envelope.ts'
import { commitmentsOf, committeeOf } from './world.ts'

test('two of three custodians open the dummy of a rehearsal, and no other key does', async () => {
  const { key, shares, custodians } = await committeeOf(3, 2)
  const dummy = await sealRehearsal(key.recipient)
  const posted = await Promise.all([0, 2].map((at) => openShare(shares[at]!.sealedShare, custodians[at]!.identity)))
  const combined = await combineShares(posted, { k: 2, recipient: key.recipient, commitments: commitmentsOf(shares) })
  expect(combined.ok && (await opensRehearsal(dummy, combined.identity))).toBe(true)
  expect(await opensRehearsal(dummy, (await createKeyPair()).identity)).toBe(false)
  expect(await opensRehearsal({ ...dummy, plainSha256: '0'.repeat(64) }, key.identity)).toBe(false)
})
