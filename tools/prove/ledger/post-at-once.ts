import { type Posting, post } from '#lib/payments/ledger.ts'
import { feeTaken, invoiceIssued, paymentReceived, transferMade, transferSeen } from '#lib/payments/postings.ts'
import { refusedBy, transaction } from '#lib/platform/db.ts'
import { crowd, shuffled } from '#tools/prove/ledger/crowd.ts'

type Course = { random: () => number; invoices: number; forgetful: boolean }
export type Outcome = { facts: number; deliveries: number; tooEarly: number; held: bigint }

const hands = 8
const empty = { held: 0n, withMaker: 0n, claim: 0n, feeBorne: 0n, feeInAll: 0n, refunded: 0n }

/**
 * Posts the facts of many invoices of few parties at once, each up to four times and in any order. What comes before its cause is
 * refused by the database (nobody pays what is not owed) and comes again. A forgetful poster makes a new key each time.
 */
export async function postAtOnce({ random, invoices, forgetful }: Course): Promise<Outcome> {
  const facts = Array.from({ length: invoices }, (_, index) => factsOf(index, random)).flat()
  const deliveries = facts.flatMap((fact) => Array.from({ length: 1 + Math.floor(random() * 4) }, () => fact))
  let tooEarly = 0
  let round = shuffled(deliveries, random)
  while (round.length > 0) {
    const refused: Posting[] = []
    await crowd(round, hands, async (posting) => {
      const businessKey = forgetful ? `${posting.businessKey}:${random()}` : posting.businessKey
      try {
        await transaction((tx, now) => post(tx, now, { ...posting, businessKey }))
      } catch (error) {
        if (refusedBy(error) !== 'ledger_account_not_overdrawn') throw error
        refused.push(posting)
      }
    })
    tooEarly += refused.length
    if (refused.length === round.length) break
    round = shuffled(refused, random)
  }
  const held = facts
    .flatMap(({ entries }) => entries)
    .reduce((sum, { account, amountMinor }) => (account.kind === 'heldAtStripe' ? sum + amountMinor : sum), 0n)
  return { facts: facts.length, deliveries: deliveries.length, tooEarly, held }
}

function factsOf(index: number, random: () => number): Posting[] {
  const one = (count: number) => Math.floor(random() * count)
  const parties = { buyerId: `org_city${one(3)}`, sellerId: `org_maker${one(4)}`, currency: one(4) === 0 ? 'KRW' : 'EUR' }
  const amount = BigInt(1000 + one(1_000_000))
  const fee = amount / 50n
  const subject = `proof_${index}`
  const issued: Posting = {
    businessKey: `${subject}:issued`,
    kind: 'invoiceIssued',
    subject,
    entries: invoiceIssued(parties, amount),
  }
  if (one(2) === 0)
    return [issued, { businessKey: `${subject}:seen`, kind: 'transferSeen', subject, entries: transferSeen(parties, amount) }]
  return [
    issued,
    { businessKey: `${subject}:paid`, kind: 'paymentReceived', subject, entries: paymentReceived(parties, amount) },
    { businessKey: `${subject}:fee`, kind: 'stripeFee', subject, entries: feeTaken(parties, fee) },
    {
      businessKey: `${subject}:transfer`,
      kind: 'transfer',
      subject,
      entries: transferMade(parties, { ...empty, held: amount - fee }, amount - fee),
    },
  ]
}
