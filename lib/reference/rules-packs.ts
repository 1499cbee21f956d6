import { type Money, money } from '#lib/values/money.ts'

/** Whose makers may take part, besides those that are established in the buyer's country. */
export type Admission =
  /** Everyone. */
  | 'open'
  /** Makers established in the buyer's country only. */
  | 'established'
  /** Also those of the parties to the GPA or to a free-trade agreement that opens this procurement. */
  | 'agreement'
  /** Everyone, but products from abroad need an approval that was given before the notice. */
  | 'domestic_products'

/**
 * Dated rules of a jurisdiction, as far as the platform computes with them. A need names its pack; whoever publishes may ask
 * for more quotes or a longer standstill than the pack, never for less.
 */
export const rulesPacks = {
  /**
   * Korea, local government: below two valid quotes a tender fails (지방계약법 시행령). From the threshold for goods of local
   * governments on (GPA annex 2 as announced for 2025 and 2026), makers of GPA and FTA parties are admitted; below it, makers
   * established in Korea only.
   */
  kr_local: {
    minimumQuotes: 2,
    standstillDays: 0,
    leastOpenHours: 24 * 7,
    admission: 'established',
    agreementFrom: [{ from: '2025-01-01', threshold: money(350_000_000n, 'KRW') }],
  },
  /** EU, Directive 2014/24/EU: ten days of standstill when the letters go by electronic means (89/665/EEC art. 2a). */
  eu: { minimumQuotes: 1, standstillDays: 10, leastOpenHours: 24 * 15, admission: 'open' },
  /** Spain, contrato menor (Ley 9/2017 art. 118): direct purchase of supplies below €15,000 net; an object may not be split to stay below it. */
  eu_direct: {
    minimumQuotes: 1,
    standstillDays: 0,
    leastOpenHours: 1,
    admission: 'open',
    directBelow: money(15_000_00n, 'EUR'),
  },
  /** UK Procurement Act 2023: eight working days, held here as ten calendar days at least (s. 51). */
  uk_pa_2023: { minimumQuotes: 1, standstillDays: 10, leastOpenHours: 24 * 10, admission: 'open' },
  /** China, government procurement: fewer than three quotes are returned unopened; domestic products unless an import was approved (政府采购法 art. 10, 36). */
  cn_gov: { minimumQuotes: 3, standstillDays: 0, leastOpenHours: 24 * 10, admission: 'domestic_products' },
  generic: { minimumQuotes: 1, standstillDays: 0, leastOpenHours: 24, admission: 'open' },
} as const satisfies Record<string, RulesPack>

/** `leastOpenHours`: shortest time between publishing and closing. A demo asks for one hour only, whatever the pack. */
export type RulesPack = {
  minimumQuotes: number
  standstillDays: number
  leastOpenHours: number
  admission: Admission
  /** Net values from which trade agreements admit their parties, each from its day on, oldest first. */
  agreementFrom?: readonly { from: string; threshold: Money }[]
  /** Net value below which an officer may buy from the catalogue without a tender: the sum of twelve months. */
  directBelow?: Money
}
export type RulesPackCode = keyof typeof rulesPacks

export const rulesPackCodes = Object.keys(rulesPacks) as RulesPackCode[]

/** The rules of a pack; those of the marketplace for a code that is unknown. */
export function rulesPackOf(code: string): RulesPack {
  return rulesPacks[code as RulesPackCode] ?? rulesPacks.generic
}

/** Who may take part in a need of this net value on the day `at`. A threshold in another currency than the need's does not apply. */
export function admissionOf(code: string, value: Money, at: Date): Admission {
  const { admission, agreementFrom = [] } = rulesPackOf(code)
  const current = agreementFrom.filter(({ from }) => new Date(from) <= at).at(-1)
  const reached = current && current.threshold.currency === value.currency && value.minor >= current.threshold.minor
  return reached ? 'agreement' : admission
}

/**
 * Countries whose makers a Korean procurement above the threshold admits: the parties to the revised GPA (WTO, as of 2026) and those
 * whose free-trade agreement with Korea opens government procurement. China and Viet Nam are in neither list.
 */
const agreementParties = new Set(
  (
    'AM AU CA CH GB HK IL IS JP KR LI MD ME MK NO NZ SG TW UA US AW ' +
    'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK ' +
    'CL CO CR PA PE'
  ).split(' '),
)

/** True for a country (ISO 3166-1) whose makers trade agreements admit. */
export function isAgreementParty(country: string): boolean {
  return agreementParties.has(country)
}

/** Why a maker from `country` may not take part where the buyer is in `buyer`; null when it may. */
export function refusalOf(admission: Admission, country: string, buyer: string): Exclude<Admission, 'open'> | null {
  if (admission === 'open' || country === buyer) return null
  return admission === 'agreement' && isAgreementParty(country) ? null : admission
}
