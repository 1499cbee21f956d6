import { folded } from './search-words.ts'

const codes =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW GG JE IM GI'.split(
    ' ',
  )

/** Languages in which publishers name countries. */
const languages = ['en', 'uk', 'ru', 'es', 'fr', 'de', 'pt', 'it', 'pl', 'fi', 'ko', 'zh', 'vi', 'cs', 'ro', 'nl', 'sv']

/** Parts of a country and abbreviations under which it is named. */
const others: Record<string, string> = {
  uk: 'GB',
  eng: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'great britain': 'GB',
  gbr: 'GB',
  usa: 'US',
  'united states of america': 'US',
  'republic of korea': 'KR',
  'south korea': 'KR',
  kor: 'KR',
  chn: 'CN',
  'viet nam': 'VN',
  ukr: 'UA',
  esp: 'ES',
  fin: 'FI',
  fra: 'FR',
  deu: 'DE',
}

let byName: Map<string, string> | undefined

/** ISO 3166-1 alpha-2 of a country named by code or in a language that we know; null where it is none. */
export function countryCodeOf(text: string): string | null {
  byName ??= new Map([
    ...languages.flatMap(namesIn),
    ...codes.map((code) => [code.toLowerCase(), code] as const),
    ...Object.entries(others),
  ])
  const key = folded(text)
    .replaceAll(/[^\p{L}\p{N} ]/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
  return byName.get(key) ?? null
}

function namesIn(language: string): [string, string][] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return codes.map((code) => [folded(names.of(code) ?? code), code])
}
