import type { Stripe } from 'stripe'
import { type Fields, findBoolean, findHash, onlyKnown } from '../core/fields.ts'

const CAPABILITIES = ['card_payments', 'transfers', 'bank_transfer_payments'] as const

/** The capabilities that were asked for: active once the account has handed in its details. */
export function requestedCapabilities(fields: Fields, detailsSubmitted: boolean): Stripe.Account.Capabilities {
  const wanted = findHash(fields, 'capabilities')
  if (!wanted) return {}
  onlyKnown(wanted, CAPABILITIES)
  const granted: Stripe.Account.Capabilities = {}
  for (const name of CAPABILITIES) {
    const request = findHash(wanted, name)
    if (request && findBoolean(request, 'requested')) granted[name] = detailsSubmitted ? 'active' : 'inactive'
  }
  return granted
}

/** Onboarding is finished: what was asked for works from now on. */
export function enableAccount(account: Stripe.Account) {
  account.details_submitted = true
  account.payouts_enabled = true
  for (const name of CAPABILITIES) if (account.capabilities?.[name]) account.capabilities[name] = 'active'
  account.charges_enabled = Object.values(account.capabilities ?? {}).includes('active')
  account.requirements = needed(account)
}

/** Stripe wants to see more papers: nothing goes in or out until the person onboards again. */
export function restrictAccount(account: Stripe.Account) {
  account.details_submitted = false
  account.payouts_enabled = false
  account.charges_enabled = false
  for (const name of CAPABILITIES) if (account.capabilities?.[name]) account.capabilities[name] = 'inactive'
  account.requirements = needed(account)
}

/** What the account still owes to Stripe. */
export function needed(account: Stripe.Account): Stripe.Account.Requirements {
  const due = account.details_submitted
    ? []
    : ['business_profile.url', 'external_account', 'tos_acceptance.date', 'tos_acceptance.ip']
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: due.length ? 'requirements.past_due' : null,
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  }
}
