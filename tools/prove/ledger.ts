// No two postings of one fact, no entry too many, no account on the wrong side of zero: whatever comes at once, twice or out of order.
import { plantMistake } from '#tools/prove/ledger/plant.ts'
import { postAtOnce } from '#tools/prove/ledger/post-at-once.ts'
import { readLedger } from '#tools/prove/ledger/read-ledger.ts'
import { deliverWebhooks } from '#tools/prove/ledger/webhooks.ts'
import { type ProofOptions, randomFrom, type Verdict } from '#tools/scratch/proofs.ts'

/** no-idempotency: facts are posted under a new key each time · uneven: a transaction that does not sum to zero · overdraft: a city that pays too much. */
export const plants = ['no-idempotency', 'uneven', 'overdraft'] as const

export async function prove({ seed, full, plant }: ProofOptions): Promise<Verdict> {
  if (plant) await plantMistake(plant)
  const facts = await postAtOnce({ random: randomFrom(seed), invoices: full ? 3000 : 150, forgetful: plant === 'no-idempotency' })
  const events = await deliverWebhooks({ random: randomFrom(seed + 1), payments: full ? 400 : 40 })
  const found = await readLedger()
  const expected = facts.facts + events.facts
  const held = facts.held + events.held
  const faults = [
    found.transactions === expected ? '' : `${expected} facts were posted ${found.transactions} times`,
    found.uneven === 0 ? '' : `${found.uneven} transactions do not sum to zero`,
    found.drifted === 0 ? '' : `${found.drifted} balances are not the sum of their entries`,
    found.overdrawn === 0 ? '' : `${found.overdrawn} accounts are on the wrong side of zero`,
    found.held === held ? '' : `the ledger holds ${found.held}, Stripe would hold ${held}`,
  ].filter(Boolean)
  return {
    passed: faults.length === 0,
    figures: {
      facts: expected,
      deliveries: facts.deliveries + events.deliveries,
      refusedTooEarly: facts.tooEarly + events.tooEarly,
      transactions: found.transactions,
      uneven: found.uneven,
      overdrawn: found.overdrawn,
    },
    detail: faults.join('; '),
  }
}
