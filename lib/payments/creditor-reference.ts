import { checkDigits, hasCheckDigits } from '#lib/payments/mod97.ts'

/** ISO 11649 allows 21 signs after "RF" and the two check digits. */
const longest = 21

/** The structured creditor reference of an invoice: INV-2026-000142 → RF89INV2026000142. Throws RangeError on a text that cannot be one. */
export function creditorReference(number: string): string {
  const body = number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  if (body.length === 0 || body.length > longest) throw new RangeError(`no creditor reference for ${number}`)
  return `RF${checkDigits('RF', body)}${body}`
}

/** In groups of four, as it is printed and typed: RF89 INV2 0260 0014 2. */
export function printedReference(reference: string): string {
  return reference.match(/.{1,4}/g)?.join(' ') ?? reference
}

/** True for a reference in electronic form (no spaces) whose check digits fit. */
export function isCreditorReference(text: string): boolean {
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(text) && hasCheckDigits(text)
}

/**
 * All creditor references that a bank's remittance text may hold, longest first: banks print spaces into it and words around it, so
 * every length with fitting check digits is a candidate for looking up.
 */
export function referencesIn(text: string): string[] {
  const dense = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  const found = new Set<string>()
  for (const { index } of dense.matchAll(/RF\d{2}/g)) {
    for (let length = longest + 4; length > 4; length--) {
      const candidate = dense.slice(index, index + length)
      if (candidate.length === length && isCreditorReference(candidate)) found.add(candidate)
    }
  }
  return [...found]
}
