// Puts the cities, the makers, the operator and their people into an empty database.
import type { MemberActor } from '#lib/platform/actor.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import type { Id } from '#lib/values/id.ts'
import { fromDecimal } from '#lib/values/money.ts'
import { startOf, type Week, week } from '#lib/values/time.ts'
import { addCertificates, addMember, createOrganization, createPerson, createProduct } from '#seed/build.ts'
import { type CitySeed, cities } from '#seed/cities.ts'
import { fixedWeek, type MakerSeed, makers } from '#seed/makers.ts'

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
  { key, slug, owner, locale, certificates, lines, probation, ...maker }: MakerSeed,
  { actors, products }: Population,
): Promise<void> {
  const organizationId = await createOrganization(tx, now, {
    ...maker,
    slug,
    kind: 'maker',
    ...(probation && { probationMinor: fromDecimal(probation, 'EUR')!.minor, probationCurrency: 'EUR' }),
  })
  await addCertificates(tx, now, organizationId, shifted(certificates, w0))
  const personId = await createPerson(tx, now, { email: `owner@${slug}.demo`, name: owner, locale })
  actors.set(`${key}/owner`, await addMember(tx, now, { personId, organizationId, kind: 'maker', roles: ['owner'], locale }))
  const lineIds = new Map<string, Id<'productionLine'>>()
  for (const { key: line, sharesLine, licensor, certificates: own, ...product } of lines) {
    const { productId, lineId } = await createProduct(tx, now, {
      ...product,
      certificates: shifted(own ?? {}, w0),
      organizationId,
      country: maker.country,
      language: locale,
      lineId: sharesLine ? lineIds.get(sharesLine) : undefined,
      licensorId: licensor ? (actors.get(`${licensor}/owner`)!.organizationId as Id<'organization'>) : undefined,
      w0,
    })
    lineIds.set(line, lineId)
    products.set(`${key}/${line}`, productId)
  }
}

/** Certificate dates move with the world by whole weeks. */
function shifted(certificates: MakerSeed['certificates'], w0: Week): MakerSeed['certificates'] {
  const weeks = Math.round((startOf(w0).getTime() - startOf(fixedWeek).getTime()) / week)
  const moved = (until: string) => new Date(new Date(until).getTime() + weeks * week).toISOString().slice(0, 10)
  return Object.fromEntries(Object.entries(certificates).map(([scheme, until]) => [scheme, until && moved(until)]))
}
