import { countryCodeOf } from '#lib/reference/countries.ts'
import { searchVector } from '#lib/reference/search-words.ts'
import { factsOf } from '#lib/standards/ocds/incoming/facts.ts'
import { countryOfPublisher } from '#lib/standards/ocds/incoming/publishers.ts'
import type { MirroredRelease } from '#lib/standards/ocds/incoming/release-shape.ts'

/** The longest description that is searched; what comes after that repeats it. */
const searchedText = 30_000

/** The columns of a mirrored tender, from its compiled release: what lists, searches and the map ask for. */
export function columnsOf(release: MirroredRelease) {
  const facts = factsOf(release)
  const country = (facts.countryName === undefined ? null : countryCodeOf(facts.countryName)) ?? countryOfPublisher(release.ocid)
  return {
    title: facts.title,
    language: facts.language ?? null,
    buyerName: facts.buyerName?.slice(0, 500) ?? null,
    locality: facts.locality?.slice(0, 200) ?? null,
    country,
    cpv: facts.cpv ?? null,
    status: facts.status ?? null,
    awarded: facts.awarded,
    amount: facts.value?.amount ?? null,
    currency: facts.value?.currency ?? null,
    closesAt: facts.closesAt ?? null,
    releasedAt: new Date(release.date),
    searchWords: searchVector({
      A: [facts.title, release.ocid],
      B: [facts.buyerName, facts.locality],
      C: [...new Set(facts.classifications)].slice(0, 200),
      D: [facts.description?.slice(0, searchedText), ...facts.supplierNames.slice(0, 100)],
    }),
    release,
  }
}
