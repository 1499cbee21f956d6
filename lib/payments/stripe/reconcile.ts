import { findHeld } from '#lib/payments/ledger-queries.ts'
import { mayReadLedger } from '#lib/payments/policy.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { isStripeTrouble, stripe } from '#lib/platform/stripe.ts'
import { forbidden } from '#lib/values/fault.ts'
import { isCurrency, type Money, money, subtract } from '#lib/values/money.ts'

export type Reconciliation = { ledger: Money; stripe: Money; difference: Money }[]

/**
 * Our ledger's `heldAtStripe` against the balance that Stripe states, per currency. A difference for a moment is a webhook on its way;
 * one that stays is a fault. Null when Stripe cannot be asked.
 */
export async function reconcile(actor: Actor): Promise<Reconciliation | null> {
  if (!mayReadLedger(actor)) throw forbidden()
  const stated = await readBalance()
  if (!stated) return null
  const ledger = new Map((await findHeld()).map((held) => [held.currency, held]))
  const currencies = new Set([...ledger.keys(), ...[...stated.keys()].filter((currency) => stated.get(currency)!.minor !== 0n)])
  return [...currencies].sort().map((currency) => {
    const ours = ledger.get(currency) ?? money(0, currency)
    const theirs = stated.get(currency) ?? money(0, currency)
    return { ledger: ours, stripe: theirs, difference: subtract(ours, theirs) }
  })
}

/** Available and pending together, per currency. */
async function readBalance(): Promise<Map<Money['currency'], Money> | null> {
  try {
    const { available, pending } = await stripe().balance.retrieve({}, { timeout: 3000, maxNetworkRetries: 0 })
    const sums = new Map<Money['currency'], Money>()
    for (const { amount, currency: code } of [...available, ...pending]) {
      const currency = code.toUpperCase()
      if (isCurrency(currency)) sums.set(currency, money((sums.get(currency)?.minor ?? 0n) + BigInt(amount), currency))
    }
    return sums
  } catch (error) {
    if (isStripeTrouble(error)) return null
    throw error
  }
}
