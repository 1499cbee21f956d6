import type { Stripe } from 'stripe'
import { announce } from '../core/announce.ts'
import { findEmail, readMetadata } from '../core/common-fields.ts'
import { findHash, findText, listTexts, onlyKnown } from '../core/fields.ts'
import { newId } from '../core/ids.ts'
import { listPage, PAGE_FIELDS } from '../core/list-page.ts'
import type { Call, Route } from '../core/route.ts'
import { findObject, keep, listObjects } from '../core/shelf.ts'
import { missing } from '../core/stripe-error.ts'
import { PLATFORM, type Scene, seconds } from '../core/world.ts'

const KNOWN = ['address', 'description', 'email', 'metadata', 'name', 'phone', 'preferred_locales']
const ADDRESS = ['city', 'country', 'line1', 'line2', 'postal_code', 'state'] as const

export const customerRoutes: Route[] = [
  { method: 'POST', path: '/v1/customers', known: KNOWN, handle: createCustomer },
  { method: 'GET', path: '/v1/customers', known: ['email', ...PAGE_FIELDS], handle: listCustomers },
  { method: 'GET', path: '/v1/customers/:id', known: [], handle: (call) => readCustomer(call, call.path.id!) },
  { method: 'POST', path: '/v1/customers/:id', known: KNOWN, handle: updateCustomer },
]

export function readCustomer(scene: Scene, id: string, param?: string): Stripe.Customer {
  const customer = findObject(scene.world.customers, PLATFORM, id)
  if (!customer) throw missing('customer', id, param)
  return customer
}

function createCustomer(call: Call) {
  const customer: Stripe.Customer = {
    id: newId('cus', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: seconds(call),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: newId('x', 8).slice(2).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
  applyChanges(call, customer)
  keep(call.world.customers, PLATFORM, customer)
  announce(call, 'customer.created', customer)
  return customer
}

function updateCustomer(call: Call) {
  const customer = readCustomer(call, call.path.id!)
  const { name, email, metadata } = customer
  const changed = structuredClone(customer)
  applyChanges(call, changed)
  Object.assign(customer, changed)
  announce(call, 'customer.updated', customer, { previous: { name, email, metadata } })
  return customer
}

function listCustomers(call: Call) {
  const email = findText(call.fields, 'email')
  const customers = listObjects(call.world.customers, PLATFORM).filter((customer) => !email || customer.email === email)
  return listPage('/v1/customers', customers, call.fields)
}

function applyChanges({ fields }: Call, customer: Stripe.Customer) {
  if (fields.values.email !== undefined) customer.email = findEmail(fields)
  for (const name of ['name', 'description', 'phone'] as const) {
    const text = findText(fields, name)
    if (text !== undefined) customer[name] = text
  }
  customer.metadata = readMetadata(fields, customer.metadata)
  customer.preferred_locales = listTexts(fields, 'preferred_locales') ?? customer.preferred_locales ?? []
  const address = findHash(fields, 'address')
  if (!address) return
  onlyKnown(address, ADDRESS)
  customer.address = Object.fromEntries(
    ADDRESS.map((name) => [name, findText(address, name) ?? null]),
  ) as unknown as Stripe.Address
}
