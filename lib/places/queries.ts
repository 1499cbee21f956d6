import type { Tx } from '#lib/platform/db.ts'
import { placeNamesIn } from './rules.ts'

/**
 * The one place that a buyer's locality or council name means. A name that two places of the country bear (two Suzhou in China), or one
 * without a country that two countries have (Valencia), is not guessed: null.
 */
export async function findPlaceOf(
  tx: Tx,
  { locality, buyerName, country }: { locality?: string | undefined; buyerName?: string | undefined; country: string | null },
): Promise<{ id: string } | null> {
  const names = placeNamesIn(locality, buyerName)
  if (names.length === 0) return null
  const found = await tx.place.findMany({
    where: { AND: [{ OR: [{ nameKey: { in: names } }, { asciiKey: { in: names } }] }, country ? { country } : {}] },
    select: { id: true, nameKey: true, asciiKey: true },
    take: 50,
  })
  for (const name of names) {
    const called = found.filter((place) => place.nameKey === name || place.asciiKey === name)
    if (called.length > 0) return called.length === 1 ? { id: called[0]!.id } : null
  }
  return null
}
