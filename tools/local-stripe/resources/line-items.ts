import type { Stripe } from 'stripe'
import { readAmount, readCurrency } from '../core/common-fields.ts'
import { type Fields, findHash, findInteger, findText, listHashes, missingParam, onlyKnown, readText } from '../core/fields.ts'
import { newId } from '../core/ids.ts'
import type { Call } from '../core/route.ts'
import { invalid } from '../core/stripe-error.ts'
import { seconds } from '../core/world.ts'

const MOST_ITEMS = 100

/** The items of a session, priced in place (`price_data`); all in one currency. */
export function readLineItems(call: Call): Stripe.LineItem[] {
  const entries = listHashes(call.fields, 'line_items')
  if (entries.length === 0) throw missingParam(call.fields, 'line_items')
  if (entries.length > MOST_ITEMS) throw invalid(`A session takes at most ${MOST_ITEMS} line items.`, 'line_items')
  const items = entries.map((entry) => readItem(entry, seconds(call)))
  const strange = items.findIndex((item) => item.currency !== items[0]!.currency)
  if (strange > 0) throw invalid('All line items must have the same currency.', `line_items[${strange}][price_data][currency]`)
  return items
}

function readItem(entry: Fields, created: number): Stripe.LineItem {
  onlyKnown(entry, ['price_data', 'quantity'])
  const data = findHash(entry, 'price_data')
  if (!data) throw missingParam(entry, 'price_data')
  onlyKnown(data, ['currency', 'unit_amount', 'product_data'])
  const product = findHash(data, 'product_data')
  if (!product) throw missingParam(data, 'product_data')
  onlyKnown(product, ['name', 'description', 'metadata'])
  const name = readText(product, 'name')
  const description = findText(product, 'description')
  const currency = readCurrency(data)
  const quantity = findInteger(entry, 'quantity', 1) ?? 1
  const unit = readAmount(data, 'unit_amount')
  const total = unit * quantity
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency,
    description: description ? `${name} – ${description}` : name,
    metadata: null,
    price: priceOf(unit, currency, created),
    quantity,
  }
}

function priceOf(unit: number, currency: string, created: number): Stripe.Price {
  return {
    id: newId('price'),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created,
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: newId('prod', 14),
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: unit,
    unit_amount_decimal: null,
  }
}
