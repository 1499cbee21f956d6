import { randomBytes } from 'node:crypto'
import { announce } from '../core/announce.ts'
import { readUrl } from '../core/common-fields.ts'
import { findChoice, missingParam, readText } from '../core/fields.ts'
import type { Call, Route } from '../core/route.ts'
import { findObject, keep } from '../core/shelf.ts'
import { type OnboardingLink, PLATFORM, type Scene, seconds } from '../core/world.ts'
import { readAccount } from './accounts.ts'
import { enableAccount } from './capabilities.ts'

const LIFE_SECONDS = 300

export const accountLinkRoutes: Route[] = [
  {
    method: 'POST',
    path: '/v1/account_links',
    known: ['account', 'refresh_url', 'return_url', 'type', 'collect', 'collection_options'],
    handle: createAccountLink,
  },
]

/** A link is for one use within five minutes; after that the page sends the person to `refresh_url` for a new one. */
function createAccountLink(call: Call) {
  const account = readAccount(call, readText(call.fields, 'account'), 'account')
  if (!findChoice(call.fields, 'type', ['account_onboarding', 'account_update'])) throw missingParam(call.fields, 'type')
  const link = keep(call.world.onboardingLinks, PLATFORM, {
    id: randomBytes(18).toString('base64url'),
    account: account.id,
    returnUrl: readUrl(call.fields, 'return_url'),
    refreshUrl: readUrl(call.fields, 'refresh_url'),
    expiresAt: seconds(call) + LIFE_SECONDS,
    used: false,
  })
  return { object: 'account_link', created: seconds(call), expires_at: link.expiresAt, url: `${call.publicUrl}/setup/${link.id}` }
}

/** The link, and whether it may still be used. */
export function findOnboardingLink(scene: Scene, id: string): { link: OnboardingLink; usable: boolean } | undefined {
  const link = findObject(scene.world.onboardingLinks, PLATFORM, id)
  return link && { link, usable: !link.used && link.expiresAt > seconds(scene) }
}

/** What the hosted page does when the person finishes. */
export function finishOnboarding(scene: Scene, link: OnboardingLink) {
  const account = readAccount(scene, link.account)
  const { charges_enabled, details_submitted, payouts_enabled } = account
  link.used = true
  enableAccount(account)
  announce(scene, 'account.updated', account, {
    owner: account.id,
    previous: { charges_enabled, details_submitted, payouts_enabled },
  })
}
