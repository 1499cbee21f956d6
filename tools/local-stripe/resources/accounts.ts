import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import { findEmail, readCurrency, readMetadata } from '../core/common-fields.ts'
import { type Fields, findChoice, findHash, findText, onlyKnown } from '../core/fields.ts'
import { newId } from '../core/ids.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { findObject, keep, listObjects } from '../core/shelf.ts'
import { invalid, missing, refused } from '../core/stripe-error.ts'
import { PLATFORM, type Scene, seconds } from '../core/world.ts'
import { needed, requestedCapabilities } from './capabilities.ts'
import { countryCurrency } from './countries.ts'

const CHANGEABLE = [
  'email',
  'business_type',
  'business_profile',
  'company',
  'individual',
  'capabilities',
  'default_currency',
  'metadata',
  'settings',
  'tos_acceptance',
]

export const accountRoutes: Route[] = [
  { method: 'POST', path: '/v1/accounts', known: ['type', 'country', 'controller', ...CHANGEABLE], handle: createAccount },
  {
    method: 'GET',
    path: '/v1/accounts',
    known: PAGE_FIELDS,
    handle: (call) => listPage('/v1/accounts', listObjects(call.world.accounts, PLATFORM), call.fields),
  },
  { method: 'GET', path: '/v1/accounts/:id', known: [], handle: (call) => readAccount(call, call.path.id!) },
  { method: 'POST', path: '/v1/accounts/:id', known: CHANGEABLE, handle: updateAccount },
  { method: 'DELETE', path: '/v1/accounts/:id', known: [], handle: deleteAccount },
]

/** The connected account; `param` names the parameter that carried its id. */
export function readAccount(scene: Scene, id: string, param?: string): Stripe.Account {
  const account = findObject(scene.world.accounts, PLATFORM, id)
  if (!account) throw missing(param ?? 'account', id, param)
  return account
}

function createAccount(call: Call) {
  const { fields } = call
  const country = (findText(fields, 'country') ?? 'US').toUpperCase()
  const currency = countryCurrency(country)
  if (!currency)
    throw invalid(
      `Country '${country.slice(0, 8)}' is unknown or not currently supported by Stripe.`,
      'country',
      'country_unsupported',
    )
  const controller = findHash(fields, 'controller')
  const type = findChoice(fields, 'type', ['custom', 'express', 'standard'])
  if (controller && type) throw invalid('You may not provide both `controller` and `type`.', 'type')
  const account = {
    id: newId('acct', 16),
    object: 'account',
    business_type: null,
    capabilities: {},
    charges_enabled: false,
    controller: controllerOf(controller, type),
    country,
    created: seconds(call),
    default_currency: currency,
    details_submitted: false,
    email: findEmail(fields),
    metadata: {},
    payouts_enabled: false,
    settings: emptySettings(),
    type: controller ? 'none' : (type ?? 'standard'),
  } as Stripe.Account
  applyChanges(call, account)
  return keep(call.world.accounts, PLATFORM, account)
}

function updateAccount(call: Call) {
  const account = readAccount(call, call.path.id!)
  const { metadata, email } = account
  const changed = structuredClone(account)
  applyChanges(call, changed)
  Object.assign(account, changed)
  announce(call, 'account.updated', account, { owner: account.id, previous: { metadata, email } })
  return account
}

function deleteAccount(call: Call) {
  const account = readAccount(call, call.path.id!)
  const rest = Object.values(call.world.balances.get(account.id) ?? {}).some((amount) => amount !== 0)
  if (rest) throw refused('Accounts with a balance cannot be deleted.')
  call.world.accounts.rows.delete(account.id)
  return { id: account.id, object: 'account', deleted: true }
}

function applyChanges(call: Call, account: Stripe.Account) {
  const { fields } = call
  account.email = fields.values.email === undefined ? account.email : findEmail(fields)
  account.metadata = readMetadata(fields, account.metadata)
  account.business_type =
    findChoice(fields, 'business_type', ['company', 'government_entity', 'individual', 'non_profit']) ?? account.business_type
  if (findText(fields, 'default_currency')) account.default_currency = readCurrency(fields, 'default_currency')
  const profile = findHash(fields, 'business_profile')
  account.business_profile = profileOf(profile, account.business_profile)
  const schedule = scheduleOf(fields)
  if (schedule) account.settings!.payouts!.schedule.interval = schedule
  Object.assign(account.capabilities!, requestedCapabilities(fields, account.details_submitted))
  account.requirements = needed(account)
  account.future_requirements = { ...needed(account), currently_due: [], eventually_due: [] } as Stripe.Account.FutureRequirements
}

function profileOf(profile: Fields | undefined, current: Stripe.Account.BusinessProfile | null | undefined) {
  const text = (name: 'mcc' | 'name' | 'product_description' | 'support_email' | 'support_phone' | 'support_url' | 'url') =>
    (profile && findText(profile, name)) ?? current?.[name] ?? null
  return {
    mcc: text('mcc'),
    minority_owned_business_designation: null,
    name: text('name'),
    product_description: text('product_description'),
    specified_commercial_transactions_act_url: null,
    support_address: null,
    support_email: text('support_email'),
    support_phone: text('support_phone'),
    support_url: text('support_url'),
    url: text('url'),
  }
}

/** Payouts are made only when they are asked for, so no other schedule can be promised. */
function scheduleOf(fields: Fields) {
  const settings = findHash(fields, 'settings')
  const payouts = settings && findHash(settings, 'payouts')
  const schedule = payouts && findHash(payouts, 'schedule')
  if (!schedule) return undefined
  onlyKnown(schedule, ['interval', 'delay_days'])
  return findChoice(schedule, 'interval', ['manual'])
}

function controllerOf(controller: Fields | undefined, type: string | undefined): Stripe.Account.Controller {
  const part = (name: string) => controller && findHash(controller, name)
  const payer = (hash: Fields | undefined) => hash && findText(hash, 'payer')
  const losses = part('losses')
  const dashboard = part('stripe_dashboard')
  return {
    type: 'application',
    is_controller: true,
    fees: { payer: payer(part('fees')) ?? (type === 'standard' ? 'account' : 'application_express') },
    losses: { payments: (losses && findText(losses, 'payments')) ?? (type === 'standard' ? 'stripe' : 'application') },
    requirement_collection:
      (controller && findChoice(controller, 'requirement_collection', ['application', 'stripe'])) ?? 'stripe',
    stripe_dashboard: { type: (dashboard && findText(dashboard, 'type')) ?? (type === 'standard' ? 'full' : 'express') },
  }
}

function emptySettings() {
  return {
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_payments: { statement_descriptor_prefix: null },
    dashboard: { display_name: null, timezone: 'Etc/UTC' },
    payments: { statement_descriptor: null },
    payouts: { debit_negative_balances: true, schedule: { delay_days: 2, interval: 'manual' }, statement_descriptor: null },
  }
}
