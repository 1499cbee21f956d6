// Puts the cities, the makers, the operator and their people into an empty database.
import type { MemberActor } from '#lib/platform/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { Id } from '#lib/values/id.ts'
import type { Week } from '#lib/values/time.ts'
import { addCertificates, addMember, createOrganization, createPerson, createProduct } from '#seed/build.ts'
import { cities } from '#seed/cities.ts'
import { makers } from '#seed/makers.ts'

export type Population = {
  /** `incheon/officer`, `M2/owner`, `operator/moderator`. */
  actors: Map<string, MemberActor>
  /** `M3/B` → product. */
  products: Map<string, Id<'product'>>
}

export async function populate(tx: Tx, now: Date, w0: Week): Promise<Population> {
  const population: Population = { actors: new Map(), products: new Map() }
  await addOperator(tx, now, population)
  await addCities(tx, now, population)
  await addMakers(tx, now, w0, population)
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

async function addCities(tx: Tx, now: Date, { actors }: Population): Promise<void> {
  for (const { slug, people, locale, sector, ...city } of cities) {
    const organizationId = await createOrganization(tx, now, { ...city, slug, kind: 'city', place: city.name, sectors: [sector] })
    for (const { key, name, roles } of people) {
      const personId = await createPerson(tx, now, { email: `${key}@${slug}.demo`, name, locale })
      actors.set(`${slug}/${key}`, await addMember(tx, now, { personId, organizationId, kind: 'city', roles, locale }))
    }
  }
}

async function addMakers(tx: Tx, now: Date, w0: Week, { actors, products }: Population): Promise<void> {
  for (const { key, slug, owner, locale, certificates, lines, ...maker } of makers) {
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
}
