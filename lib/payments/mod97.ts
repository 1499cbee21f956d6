/** ISO/IEC 7064, MOD 97-10: the check digits of IBANs and of creditor references. Letters count as 10…35. */

/** Remainder of the text read as a number in which A is 10 and Z is 35. Only A–Z and 0–9 may be in it. */
function remainder(text: string): number {
  let rest = 0
  for (const sign of text) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/** The two check digits for a head ("RF", "DE") and a body, as both standards place them. */
export function checkDigits(head: string, body: string): string {
  return String(98 - remainder(`${body}${head}00`)).padStart(2, '0')
}

/** True when the text's check digits (its third and fourth sign) fit the rest. */
export function hasCheckDigits(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(text) && remainder(text.slice(4) + text.slice(0, 4)) === 1
}
