import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printedAccount, readBankAccount } from '#lib/payments/bank-account.ts'
import { creditorReference, isCreditorReference, printedReference, referencesIn } from '#lib/payments/creditor-reference.ts'

describe('Creditor references (ISO 11649)', () => {
  // Published examples: the standard's own (also with zeros filled in), and those of banks' guides.
  test.each(['RF18539007547034', 'RF18000000000539007547034', 'RF471234567890', 'RF45G72UUR'])('%s is one', (reference) => {
    expect(isCreditorReference(reference)).toBe(true)
  })

  test.each(['RF19539007547034', 'RF18', '18539007547034', 'RF18 5390 0754 7034', `RF18${'0'.repeat(22)}`])(
    '%s is none',
    (reference) => {
      expect(isCreditorReference(reference)).toBe(false)
    },
  )

  test('The check digits of the standard example are computed', () => {
    expect(creditorReference('539007547034')).toBe('RF18539007547034')
    expect(creditorReference('1234567890')).toBe('RF471234567890')
  })

  test('An invoice number becomes a reference that its check digits protect', () => {
    const reference = creditorReference('INV-2026-000142')
    expect(reference).toMatch(/^RF\d{2}INV2026000142$/)
    expect(isCreditorReference(reference)).toBe(true)
  })

  // A digit for a digit, a letter for a letter: ISO 7064 promises no more for one sign.
  test('Each single wrong sign and each swap of neighbours is found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.nat(), fc.nat({ max: 25 }), (serial, at, sign) => {
        const reference = creditorReference(`INV-2026-${String(serial).padStart(6, '0')}`)
        const place = 2 + (at % (reference.length - 2))
        const other = /\d/.test(reference[place]!) ? String(sign % 10) : String.fromCharCode(65 + sign)
        const wrong = reference.slice(0, place) + other + reference.slice(place + 1)
        if (wrong !== reference) expect(isCreditorReference(wrong)).toBe(false)
        const swapped = reference.slice(0, place) + (reference[place + 1] ?? '') + reference[place] + reference.slice(place + 2)
        if (swapped !== reference && place + 1 < reference.length) expect(isCreditorReference(swapped)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('It is found in what a bank prints: spaces inside, words around', () => {
    const reference = creditorReference('INV-2026-000142')
    expect(referencesIn(`Invoice ${printedReference(reference)} thank you`)).toContain(reference)
    expect(referencesIn(`/ROC/${reference.toLowerCase()}//`)).toContain(reference)
    expect(referencesIn('Invoice 142, many thanks')).toEqual([])
    expect(referencesIn('')).toEqual([])
  })

  test('A number that is no reference is refused', () => {
    expect(() => creditorReference('–')).toThrow(RangeError)
    expect(() => creditorReference('1'.repeat(22))).toThrow(RangeError)
  })
})

describe('Bank accounts', () => {
  // Examples of the SWIFT IBAN registry.
  test.each(['DE89 3704 0044 0532 0130 00', 'GB29 NWBK 6016 1331 9268 19', 'FI21 1234 5600 0007 85', 'NO93 8601 1117 947'])(
    '%s is an IBAN',
    (text) => {
      const account = readBankAccount(text)!
      expect(account).toBe(text.replaceAll(' ', ''))
      expect(printedAccount(account)).toBe(text)
    },
  )

  test.each(['DE88 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130', 'XX89 3704 0044 0532', '', 'hello', '12345'])(
    '%j is refused',
    (text) => {
      expect(readBankAccount(text)).toBeNull()
    },
  )

  test('Where there is no IBAN the bank code and the number are taken', () => {
    expect(readBankAccount('KOEXKRSE-110-123-456789')).toBe('KOEXKRSE-110-123-456789')
  })
})
