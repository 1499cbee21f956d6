import { hasCheckDigits } from '#lib/payments/mod97.ts'

/** Length of an IBAN by country (SWIFT's IBAN registry), for the countries whose makers and cities we meet. */
// biome-ignore format: a table
const ibanLength: Record<string, number> = {
  AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GR: 27, HR: 21, HU: 28,
  IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24,
}

/**
 * A bank account as it is stored: an IBAN with right length and check digits, or, where a country has no IBAN (Korea, China, Viet
 * Nam, the United States), the bank's code and number. Null when it is neither.
 */
export function readBankAccount(text: string): string | null {
  const dense = text.toUpperCase().replaceAll(/[\s.]/g, '')
  if (/^[A-Z]{2}\d{2}/.test(dense)) {
    const length = ibanLength[dense.slice(0, 2)]
    return length === dense.length && hasCheckDigits(dense) ? dense : null
  }
  return /^(?=(?:.*\d){6})[A-Z0-9-]{6,34}$/.test(dense) ? dense : null
}

/** In groups of four; accounts that are no IBAN stay as they are. */
export function printedAccount(account: string): string {
  return /^[A-Z]{2}\d{2}/.test(account) ? (account.match(/.{1,4}/g)?.join(' ') ?? account) : account
}
