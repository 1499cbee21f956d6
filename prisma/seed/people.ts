// Puts the cities, the makers, the operator and their people into an empty database.
import type { MemberActor } from '#lib/platform/actor.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import type { Id } from '#lib/values/id.ts'
import type { Week } from '#lib/values/time.ts'
import { addCertificates, addMember, createOrganization, createPerson, createProduct } from '#seed/build.ts'
import { type CitySeed, cities } from '#seed/cities.ts'
import { type MakerSeed, makers } from '#seed/makers.ts'

export type Population = {
  /** `incheon/officer`, `M2/owner`, `operator/moderator`. */
  actors: Map<string, MemberActor>
  /** `M3/B` → product. */
  products: Map<string, Id<'product'>>
}

/** One transaction for each organization: none may outlive the sequencer's patience. */
export async function populate(w0: Week): Promise<Population> {
  const population: Population = { actors: new Map(), products: new Map() }
  await transaction((tx, now) => addOperator(tx, now, population))
  for (const city of cities) await transaction((tx, now) => addCity(tx, now, city, population))
  for (const maker of makers) await transaction((tx, now) => addMaker(tx, now, w0, maker, population))
  return population
}

async function addOperator(tx: Tx, now: Date, { actors }: Population): Promise<void> {
  const organizationId = await createOrganization(tx, now, {
    slug: 'operator',
    kind: 'operator',
    name: 'Made on the Internet',
    country: 'EE',
    timeZone: 'UTC',
  })
  for (const [role, name] of [
    ['moderator', 'Dana Moor'],
    ['finance', 'Finn Ledger'],
    ['admin', 'Ada Keeper'],
  ] as const) {
    const personId = await createPerson(tx, now, { email: `${role}@operator.demo`, name, locale: 'en' })
    actors.set(`operator/${role}`, await addMember(tx, now, { personId, organizationId, kind: 'operator', roles: [role] }))
  }
}

async function addCity(
  tx: Tx,
  now: Date,
  { slug, people, locale, sector, ...city }: CitySeed,
  { actors }: Population,
): Promise<void> {
  const organizationId = await createOrganization(tx, now, { ...city, slug, kind: 'city', place: city.name, sectors: [sector] })
  for (const { key, name, roles } of people) {
    const personId = await createPerson(tx, now, { email: `${key}@${slug}.demo`, name, locale })
    actors.set(`${slug}/${key}`, await addMember(tx, now, { personId, organizationId, kind: 'city', roles, locale }))
  }
}

async function addMaker(
  tx: Tx,
  now: Date,
  w0: Week,
  { key, slug, owner, locale, certificates, lines, ...maker }: MakerSeed,
  { actors, products }: Population,
): Promise<void> {
  const organizationId = await createOrganization(tx, now, { ...maker, slug, kind: 'maker' })
  await addCertificates(tx, now, organizationId, certificates)
  const personId = await createPerson(tx, now, { email: `owner@${slug}.demo`, name: owner, locale })
  actors.set(`${key}/owner`, await addMember(tx, now, { personId, organizationId, kind: 'maker', roles: ['owner'], locale }))
  for (const { key: line, ...product } of lines) {
    const { productId } = await createProduct(tx, now, {
      ...product,
      organizationId,
      country: maker.country,
      language: locale,
      w0,
    })
    products.set(`${key}/${line}`, productId)
  }
}
