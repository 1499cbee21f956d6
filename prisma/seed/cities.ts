// Real cities, invented people. Coordinates and zones were looked up by Wikidata id and the zone checked against the country.
import type { CityRole } from '#lib/platform/access.ts'
import type { Sector } from '#lib/reference/sectors.ts'
import type { Locale } from '#lib/values/locale.ts'

export type CitySeed = {
  slug: string
  name: string
  localName: string
  localLanguage: string
  country: string
  wikidataId: string
  latitude: number
  longitude: number
  timeZone: string
  sector: Sector
  locale: Locale
  /** Officer, second officer (also inspector), auditor; a city with a direct purchase has one officer. */
  people: { key: string; name: string; roles: CityRole[] }[]
}

const officer: CityRole[] = ['officer', 'custodian', 'inspector', 'finance']
const second: CityRole[] = ['officer', 'custodian', 'inspector']
const auditor: CityRole[] = ['viewer', 'custodian']

function committee(first: string, other: string, third: string): CitySeed['people'] {
  return [
    { key: 'officer', name: first, roles: officer },
    { key: 'second', name: other, roles: second },
    { key: 'auditor', name: third, roles: auditor },
  ]
}

export const cities: readonly CitySeed[] = [
  {
    slug: 'incheon',
    name: 'Incheon',
    localName: '인천',
    localLanguage: 'ko',
    country: 'KR',
    wikidataId: 'Q20934',
    latitude: 37.45,
    longitude: 126.73,
    timeZone: 'Asia/Seoul',
    sector: 'environment',
    locale: 'ko',
    people: committee('한서윤', '문태오', '오지민'),
  },
  {
    slug: 'daejeon',
    name: 'Daejeon',
    localName: '대전',
    localLanguage: 'ko',
    country: 'KR',
    wikidataId: 'Q20921',
    latitude: 36.35,
    longitude: 127.38,
    timeZone: 'Asia/Seoul',
    sector: 'finance',
    locale: 'ko',
    people: committee('백도현', '류하린', '정시우'),
  },
  {
    slug: 'tampere',
    name: 'Tampere',
    localName: 'Tampere',
    localLanguage: 'fi',
    country: 'FI',
    wikidataId: 'Q40840',
    latitude: 61.5,
    longitude: 23.76,
    timeZone: 'Europe/Helsinki',
    sector: 'transport',
    locale: 'en',
    people: committee('Aino Kettula', 'Eero Vainikka', 'Sanna Pelto'),
  },
  {
    slug: 'valencia',
    name: 'Valencia',
    localName: 'València',
    localLanguage: 'es',
    country: 'ES',
    wikidataId: 'Q8818',
    latitude: 39.47,
    longitude: -0.38,
    timeZone: 'Europe/Madrid',
    sector: 'environment',
    locale: 'en',
    people: committee('Inés Ferragut', 'Pau Montoro', 'Clara Benlloch'),
  },
  {
    slug: 'manchester',
    name: 'Manchester',
    localName: 'Manchester',
    localLanguage: 'en',
    country: 'GB',
    wikidataId: 'Q18125',
    latitude: 53.48,
    longitude: -2.24,
    timeZone: 'Europe/London',
    sector: 'healthcare',
    locale: 'en',
    people: committee('Priya Hallworth', 'Tom Ashdene', 'Grace Okello'),
  },
  {
    slug: 'suzhou',
    name: 'Suzhou',
    localName: '苏州',
    localLanguage: 'zh',
    country: 'CN',
    wikidataId: 'Q42622',
    latitude: 31.3,
    longitude: 120.62,
    timeZone: 'Asia/Shanghai',
    sector: 'finance',
    locale: 'zh',
    people: committee('顾亦宁', '沈牧之', '陆知远'),
  },
  {
    slug: 'da-nang',
    name: 'Da Nang',
    localName: 'Đà Nẵng',
    localLanguage: 'vi',
    country: 'VN',
    wikidataId: 'Q25282',
    latitude: 16.07,
    longitude: 108.22,
    timeZone: 'Asia/Ho_Chi_Minh',
    sector: 'transport',
    locale: 'en',
    people: committee('Lê Minh Khuê', 'Trần Bảo An', 'Võ Gia Hân'),
  },
  {
    slug: 'bilbao',
    name: 'Bilbao',
    localName: 'Bilbao',
    localLanguage: 'es',
    country: 'ES',
    wikidataId: 'Q8692',
    latitude: 43.26,
    longitude: -2.93,
    timeZone: 'Europe/Madrid',
    sector: 'healthcare',
    locale: 'en',
    people: [{ key: 'officer', name: 'Miren Otaola', roles: officer }],
  },
]
