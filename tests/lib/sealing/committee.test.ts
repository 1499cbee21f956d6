import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createKeyPair } from '#lib/sealing/age.ts'
import {
  checkShare,
  combineShares,
  createCommitteeKey,
  type OpenedShare,
  openShare,
  parseOpenedShare,
  splitAmong,
} from '#lib/sealing/committee.ts'
import { fromBase64url, toBase64url } from '#lib/sealing/encoding.ts'
import { subsets } from '#lib/sealing/subsets.ts'
import { commitmentsOf, committeeOf, tenderKey } from './world.ts'

async function opened(committee: Awaited<ReturnType<typeof committeeOf>>): Promise<OpenedShare[]> {
  return Promise.all(committee.shares.map((share, at) => openShare(share.sealedShare, committee.custodians[at]!.identity)))
}

function spoiled(share: OpenedShare, at = 3): OpenedShare {
  const bytes = fromBase64url(share.share)
  bytes[at]! ^= 1
  return { ...share, share: toBase64url(bytes) }
}

describe('a committee of k of n', () => {
  test.each([
    [2, 2],
    [3, 2],
    [3, 3],
    [5, 3],
  ])('of %i custodians any %i open, and one fewer does not', async (n, k) => {
    const committee = await committeeOf(n, k)
    const published = { k, recipient: committee.key.recipient, commitments: commitmentsOf(committee.shares) }
    const shares = await opened(committee)
    for (const chosen of subsets(shares, k)) {
      const indexes = chosen.map((share) => share.index)
      expect(await combineShares(chosen, published)).toEqual({
        ok: true,
        identity: committee.key.identity,
        used: indexes,
        rejected: [],
      })
    }
    for (const chosen of subsets(shares, k - 1)) {
      expect(await combineShares(chosen, published)).toMatchObject({ ok: false, reason: 'too_few_shares' })
      // Nor does lowering k in the notice help: the shares themselves do not give the key.
      if (k > 2)
        expect(await combineShares(chosen, { ...published, k: k - 1 })).toMatchObject({ ok: false, reason: 'shares_do_not_fit' })
    }
  })

  test('names a wrong share and opens with any k good ones, whichever byte is wrong', async () => {
    const committee = await committeeOf(5, 3)
    const published = { k: 3, recipient: committee.key.recipient, commitments: commitmentsOf(committee.shares) }
    const shares = await opened(committee)
    const property = fc.asyncProperty(
      fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 5 }),
      fc.nat({ max: 74 }),
      async (bad, at) => {
        const mixed = shares.map((share, index) => (bad.includes(index) ? spoiled(share, at) : share))
        const result = await combineShares(mixed, published)
        expect(result.rejected).toEqual(bad.map((index) => index + 1).sort())
        expect(result).toMatchObject(
          bad.length <= 2 ? { ok: true, identity: committee.key.identity } : { ok: false, reason: 'too_few_shares' },
        )
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })

  test('counts a share posted twice once', async () => {
    const committee = await committeeOf(3, 2)
    const [first] = await opened(committee)
    const published = { k: 2, recipient: committee.key.recipient, commitments: commitmentsOf(committee.shares) }
    expect(await combineShares([first!, first!], published)).toEqual({
      ok: false,
      reason: 'too_few_shares',
      good: [1],
      rejected: [],
    })
  })

  test('finds k fitting shares even among committed ones that do not fit the key', async () => {
    const committee = await committeeOf(3, 2)
    const shares = await opened(committee)
    const lying = await committeeOf(3, 2)
    const strange = (await opened(lying))[0]!
    const commitments = { ...commitmentsOf(committee.shares), 1: lying.shares[0]!.commitment }
    const published = { k: 2, recipient: committee.key.recipient, commitments }
    expect(await combineShares([strange, shares[1]!, shares[2]!], published)).toMatchObject({ ok: true, used: [2, 3] })
    expect(await combineShares([strange, shares[1]!], published)).toMatchObject({
      ok: false,
      reason: 'shares_do_not_fit',
      good: [1, 2],
    })
  })

  test('gives each share to its own custodian only', async () => {
    const committee = await committeeOf(3, 2)
    await expect(openShare(committee.shares[0]!.sealedShare, committee.custodians[1]!.identity)).rejects.toMatchObject({
      reason: 'share_unreadable',
    })
    const damaged = committee.shares[0]!.sealedShare.slice()
    damaged[damaged.length - 1]! ^= 1
    await expect(openShare(damaged, committee.custodians[0]!.identity)).rejects.toMatchObject({ reason: 'share_unreadable' })
  })

  test('lets a custodian see beforehand that the own share fits the notice', async () => {
    const committee = await committeeOf(3, 2)
    const [first, second] = await opened(committee)
    expect(await checkShare(first!, committee.shares[0]!.commitment)).toBe(true)
    expect(await checkShare(second!, committee.shares[0]!.commitment)).toBe(false)
    expect(await checkShare({ share: 'not base64url!', salt: '' }, committee.shares[0]!.commitment)).toBe(false)
    expect(first).toMatchObject({ ...tenderKey, index: 1 })
    expect(parseOpenedShare(first)).toEqual(first)
    expect(parseOpenedShare({ ...first, index: 9 })).toBeNull()
  })

  test('refuses impossible numbers, a custodian named twice and keys that are none', async () => {
    const { identity } = await createCommitteeKey()
    const recipients = await Promise.all(Array.from({ length: 6 }, async () => (await createKeyPair()).recipient))
    for (const [n, k] of [
      [3, 1],
      [3, 4],
      [6, 3],
      [1, 1],
    ] as const)
      await expect(splitAmong(identity, recipients.slice(0, n), k, tenderKey)).rejects.toMatchObject({ reason: 'bad_committee' })
    await expect(splitAmong(identity, [recipients[0]!, recipients[0]!], 2, tenderKey)).rejects.toMatchObject({
      reason: 'bad_committee',
    })
    await expect(splitAmong(identity, [recipients[0]!, 'age1x'], 2, tenderKey)).rejects.toMatchObject({ reason: 'bad_recipient' })
    await expect(splitAmong('AGE-SECRET-KEY-1', recipients.slice(0, 3), 2, tenderKey)).rejects.toMatchObject({
      reason: 'bad_identity',
    })
  })
})
