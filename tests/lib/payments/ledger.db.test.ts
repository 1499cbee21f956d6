import { expect, test } from 'vitest'
import { post } from '#lib/payments/ledger.ts'
import { findProof } from '#lib/payments/ledger-queries.ts'
import { invoiceIssued, transferSeen } from '#lib/payments/postings.ts'
import { db, refusedBy, transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/values/id.ts'

const parties = { buyerId: 'org_city', sellerId: 'org_maker', currency: 'EUR' }
const issue = (businessKey: string, amount = 1000n) =>
  transaction((tx, now) =>
    post(tx, now, { businessKey, kind: 'invoiceIssued', subject: 'inv_1', entries: invoiceIssued(parties, amount) }),
  )
const balance = async (kind: string) => (await db().ledgerAccount.findFirstOrThrow({ where: { kind } })).balanceMinor

test('A business key is posted once, however many post it at once', async () => {
  const posted = await Promise.all(Array.from({ length: 8 }, () => issue('once')))
  expect(posted.filter(Boolean)).toHaveLength(1)
  expect([await balance('dueFromCity'), await balance('dueToMaker')]).toEqual([1000n, -1000n])
})

test('Accounts that two postings open at the same moment are one account', async () => {
  const other = { ...parties, sellerId: 'org_new' }
  await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      transaction((tx, now) =>
        post(tx, now, {
          businessKey: `new-${index}`,
          kind: 'invoiceIssued',
          subject: 'inv_2',
          entries: invoiceIssued(other, 5n),
        }),
      ),
    ),
  )
  const accounts = await db().ledgerAccount.findMany({ where: { organizationId: 'org_new' } })
  expect(accounts.map(({ balanceMinor }) => balanceMinor)).toEqual([-40n])
})

test('Entries that do not sum to zero are refused before anything is written', async () => {
  const uneven = invoiceIssued(parties, 1000n).slice(0, 1)
  await expect(
    transaction((tx, now) => post(tx, now, { businessKey: 'uneven', kind: 'invoiceIssued', subject: 'inv_1', entries: uneven })),
  ).rejects.toThrow('does not balance')
  expect(await db().ledgerTransaction.count({ where: { businessKey: 'uneven' } })).toBe(0)
})

test('The database refuses what went around the code: uneven entries, and entries that join a posted transaction', async () => {
  const account = await db().ledgerAccount.findFirstOrThrow({ where: { kind: 'dueFromCity' } })
  const write = (amounts: bigint[]) =>
    db().$transaction(async (tx) => {
      const id = newId('ledgerTransaction')
      await tx.ledgerTransaction.create({ data: { id, businessKey: id, kind: 'refund', subject: 'x', postedAt: new Date() } })
      await tx.ledgerEntry.createMany({
        data: amounts.map((amountMinor, ordinal) => ({ transactionId: id, ordinal, accountId: account.id, amountMinor })),
      })
    })
  await expect(write([5n, -4n])).rejects.toThrow(/does not balance/)
  await expect(write([5n])).rejects.toThrow(/has 1 entries/)
  const posted = await db().ledgerTransaction.findFirstOrThrow({ where: { businessKey: 'once' } })
  await expect(
    db().ledgerEntry.create({ data: { transactionId: posted.id, ordinal: 9, accountId: account.id, amountMinor: 1n } }),
  ).rejects.toThrow(/posted already/)
  await expect(db().ledgerEntry.deleteMany({})).rejects.toThrow(/permission denied/)
  await expect(db().ledgerAccount.updateMany({ data: { balanceMinor: 0n } })).rejects.toThrow(/permission denied/)
})

test('A city cannot pay more than it owes: the account would leave its side', async () => {
  const owed = await balance('dueFromCity')
  const overpaid = transaction((tx, now) =>
    post(tx, now, { businessKey: 'over', kind: 'transferSeen', subject: 'inv_1', entries: transferSeen(parties, owed + 1n) }),
  )
  expect(refusedBy(await overpaid.catch((error) => error))).toBe('ledger_account_not_overdrawn')
  expect(await balance('dueFromCity')).toBe(owed)
})

test('The proof over the whole ledger finds nothing uneven and nothing drifted', async () => {
  expect(await findProof()).toMatchObject({ uneven: 0, drifted: 0, transactions: 9 })
})
