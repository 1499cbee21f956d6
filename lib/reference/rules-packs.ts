/**
 * Dated rules of a jurisdiction, as far as the platform computes with them. A need names its pack; whoever publishes may ask
 * for more quotes or a longer standstill than the pack, never for less.
 */
export const rulesPacks = {
  /** Korea, local government: below two valid quotes a tender fails (지방계약법 시행령, effective 2025). */
  kr_local: { minimumQuotes: 2, standstillDays: 0, leastOpenHours: 24 * 7 },
  /** EU, Directive 2014/24/EU: ten days of standstill when the letters go by electronic means (89/665/EEC art. 2a). */
  eu: { minimumQuotes: 1, standstillDays: 10, leastOpenHours: 24 * 15 },
  /** EU below the thresholds: direct purchase from the catalogue. */
  eu_direct: { minimumQuotes: 1, standstillDays: 0, leastOpenHours: 1 },
  /** UK Procurement Act 2023: eight working days, held here as ten calendar days at least (s. 51). */
  uk_pa_2023: { minimumQuotes: 1, standstillDays: 10, leastOpenHours: 24 * 10 },
  /** China, government procurement: fewer than three quotes are returned unopened (政府采购法 art. 36). */
  cn_gov: { minimumQuotes: 3, standstillDays: 0, leastOpenHours: 24 * 10 },
  generic: { minimumQuotes: 1, standstillDays: 0, leastOpenHours: 24 },
} as const satisfies Record<string, RulesPack>

/** `leastOpenHours`: shortest time between publishing and closing. A demo asks for one hour only, whatever the pack. */
export type RulesPack = { minimumQuotes: number; standstillDays: number; leastOpenHours: number }
export type RulesPackCode = keyof typeof rulesPacks

export const rulesPackCodes = Object.keys(rulesPacks) as RulesPackCode[]

/** The rules of a pack; those of the marketplace for a code that is unknown. */
export function rulesPackOf(code: string): RulesPack {
  return rulesPacks[code as RulesPackCode] ?? rulesPacks.generic
}
