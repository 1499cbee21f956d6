import { folded } from '#lib/reference/search-words.ts'

/** A place's name for comparison: "м. Київ" and "LONDON," become "київ" and "london". */
export function placeKey(name: string): string {
  return folded(name)
    .replace(/^(м|г|с|смт)\.\s*/u, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The IANA zone where the country uses it; null for one of another country, which gazetteers give by mistake (Cardiff in Australia). */
export function zoneWithin(zone: string, country: string): string | null {
  const canonical = canonicalZone(zone)
  if (canonical === null) return null
  return zonesOf(country).includes(canonical) ? canonical : null
}

function canonicalZone(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

const zones = new Map<string, string[]>()

function zonesOf(country: string): string[] {
  const known = zones.get(country)
  if (known) return known
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & { getTimeZones?: () => string[] | undefined }
  const found = (locale.getTimeZones?.() ?? []).flatMap((zone) => canonicalZone(zone) ?? [])
  zones.set(country, found)
  return found
}

const councils =
  /\b(metropolitan|borough|district|county|city|town|royal|council|corporation|of|the|municipality|ayuntamiento|de|ville|stadt|kaupunki)\b/giu

/**
 * The names under which a buyer's place may be known, best first: its locality's parts ("Barnsley, South Yorkshire"), then the place in
 * the name of a council ("Leeds City Council").
 */
export function placeNamesIn(locality: string | undefined, buyerName: string | undefined): string[] {
  const parts = (locality ?? '').split(',').map(placeKey)
  const isCouncil = /\b(council|corporation|municipality|ayuntamiento|kaupunki|city of|london borough)\b/i.test(buyerName ?? '')
  const named = isCouncil ? placeKey((buyerName ?? '').replaceAll(councils, ' ')) : ''
  return [...new Set([...parts, named])].filter((name) => name.length > 1 && name.length <= 100)
}
