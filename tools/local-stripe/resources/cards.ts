/** A test card: what happens when it is charged. */
export type Card = { last4: string; brand: string; month: number; year: number; outcome: 'success' | 'declined' | 'disputed' }

/** Stripe's published test numbers (docs.stripe.com/testing) that this emulator knows. */
const NUMBERS: Record<string, Pick<Card, 'brand' | 'outcome'>> = {
  '4242424242424242': { brand: 'visa', outcome: 'success' },
  '5555555555554444': { brand: 'mastercard', outcome: 'success' },
  '4000000000000002': { brand: 'visa', outcome: 'declined' },
  '4000000000000259': { brand: 'visa', outcome: 'disputed' },
}

/** The stored cards that API calls may name instead of a number. */
const STORED: Record<string, string> = {
  pm_card_visa: '4242424242424242',
  pm_card_mastercard: '5555555555554444',
  pm_card_chargeDeclined: '4000000000000002',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_createDispute: '4000000000000259',
}

export type CardEntry = { number: string; expiry: string; cvc: string }
export type CardMistake = 'number' | 'expiry' | 'expired' | 'cvc'

/** The card behind what a person typed, or all that is wrong with it. Spaces in the number are ignored; the expiry is MM/YY or MM/YYYY. */
export function readCard(entry: CardEntry, now: Date): Card | CardMistake[] {
  const number = entry.number.replace(/[\s-]/g, '')
  const known = NUMBERS[number]
  const match = /^(0?[1-9]|1[0-2])\s*\/\s*(?:20)?(\d{2})$/.exec(entry.expiry.trim())
  const [month, year] = [Number(match?.[1]), 2000 + Number(match?.[2])]
  const mistakes: CardMistake[] = []
  if (!known) mistakes.push('number')
  if (!match) mistakes.push('expiry')
  else if (year * 12 + month < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1) mistakes.push('expired')
  if (!/^\d{3,4}$/.test(entry.cvc.trim())) mistakes.push('cvc')
  return known && mistakes.length === 0 ? { ...known, last4: number.slice(-4), month, year } : mistakes
}

/** The card of a stored payment method such as `pm_card_visa`. */
export function findStoredCard(paymentMethod: string, now: Date): Card | undefined {
  const number = STORED[paymentMethod]
  return number ? { ...NUMBERS[number]!, last4: number.slice(-4), month: 12, year: now.getUTCFullYear() + 3 } : undefined
}
