import { type Fields, findHash, findInteger, findText, missingParam, nameOf, readText } from './fields.ts'
import { invalid } from './stripe-error.ts'

const CURRENCIES =
  'aed aud bgn brl cad chf cny czk dkk eur gbp hkd huf idr inr jpy krw mxn myr nok nzd php pln ron sek sgd thb twd usd vnd zar'.split(
    ' ',
  )

/** Smallest sums that a card payment may have, in minor units, where Stripe publishes one for the currency. */
const LEAST_CHARGE: Record<string, number> = {
  aud: 50,
  cad: 50,
  chf: 50,
  eur: 50,
  gbp: 30,
  hkd: 400,
  jpy: 50,
  nzd: 50,
  sgd: 50,
  usd: 50,
}

const LARGEST_AMOUNT = 99_999_999_999

export function readCurrency(fields: Fields, name = 'currency'): string {
  const currency = readText(fields, name).toLowerCase()
  if (CURRENCIES.includes(currency)) return currency
  const known = CURRENCIES.join(', ')
  throw invalid(
    `Invalid currency: ${currency.slice(0, 20)}. Stripe currently supports these currencies: ${known}`,
    nameOf(fields, name),
  )
}

/** A positive number of minor units: cents for euro, whole won for KRW (a currency without decimals). */
export function findAmount(fields: Fields, name = 'amount'): number | undefined {
  const amount = findInteger(fields, name, 1)
  if (amount !== undefined && amount > LARGEST_AMOUNT) {
    throw invalid(`Amount must be no more than ${LARGEST_AMOUNT} minor units`, nameOf(fields, name), 'amount_too_large')
  }
  return amount
}

export function readAmount(fields: Fields, name = 'amount'): number {
  const amount = findAmount(fields, name)
  if (amount === undefined) throw missingParam(fields, name)
  return amount
}

export function checkChargeable(amount: number, currency: string, param: string) {
  if (amount >= (LEAST_CHARGE[currency] ?? 1) && amount <= LARGEST_AMOUNT) return
  const code = amount > LARGEST_AMOUNT ? 'amount_too_large' : 'amount_too_small'
  throw invalid(`The amount ${amount} ${currency} is outside what can be charged in this currency.`, param, code)
}

/** At most 50 keys of 40 characters with values of 500; an empty value removes its key. */
export function readMetadata(fields: Fields, current: Record<string, string> = {}): Record<string, string> {
  if (findTextOrHash(fields, 'metadata') === null) return {}
  const hash = findHash(fields, 'metadata')
  const metadata = { ...current }
  for (const key of Object.keys(hash?.values ?? {})) {
    const value = findText(hash!, key)
    if (key.length > 40) throw invalid('Metadata keys can have up to 40 characters.', nameOf(hash!, key))
    if (value && value.length > 500) throw invalid('Metadata values can have up to 500 characters.', nameOf(hash!, key))
    if (value === null || value === undefined) delete metadata[key]
    else metadata[key] = value
  }
  if (Object.keys(metadata).length > 50) throw invalid('You can have up to 50 metadata keys.', 'metadata')
  return metadata
}

function findTextOrHash(fields: Fields, name: string) {
  return typeof fields.values[name] === 'string' ? findText(fields, name) : undefined
}

/** An address that a browser may be sent to. */
export function readUrl(fields: Fields, name: string): string {
  const text = readText(fields, name)
  // The placeholder of Checkout is no legal part of an address, so it is replaced for the check.
  const url = URL.parse(text.replaceAll('{CHECKOUT_SESSION_ID}', 'cs'))
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return text
  throw invalid('Not a valid URL', nameOf(fields, name), 'url_invalid')
}

/** An e-mail address; null when absent. */
export function findEmail(fields: Fields, name = 'email'): string | null {
  const email = findText(fields, name) ?? null
  if (email === null || /^[^\s@]+@[^\s@]+$/.test(email)) return email
  throw invalid(`Invalid email address: ${email.slice(0, 100)}`, nameOf(fields, name), 'email_invalid')
}
