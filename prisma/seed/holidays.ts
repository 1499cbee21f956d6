// Part of a week's capacity that is left in weeks with public holidays, by country and week after w0; 1 where not named.
// Korea's and China's lunar new year differ by a day in 2027: neither calendar is derived from the other.
const europe: Record<number, number> = { 4: 0.4, 5: 0, 6: 0.8, 17: 0.8, 18: 0.8 }

const factors: Record<string, Record<number, number>> = {
  CN: { [-8]: 0.6, [-7]: 0.4, 5: 0.8, 10: 0.4, 11: 0, 12: 0.6 },
  KR: { [-9]: 0.6, 5: 0.8, 11: 0.6, 14: 0.8, 23: 0.8 },
  VN: { 10: 0.6, 11: 0 },
  GB: { 4: 0.4, 5: 0, 17: 0.8, 18: 0.8, 23: 0.8 },
  FI: europe,
  PL: europe,
  ES: europe,
  CZ: europe,
  EE: europe,
}

/** Units that a line of `unitsPerWeek` makes in week w0 + `offset`, rounded down. */
export function unitsIn(country: string, unitsPerWeek: number, offset: number): number {
  return Math.floor(unitsPerWeek * (factors[country]?.[offset] ?? 1) + 1e-9)
}
