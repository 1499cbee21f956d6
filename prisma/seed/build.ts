// Builders of the named world: the seed, the tests and the proofs put organizations, people and lines there with the same few calls.

import type { Input } from '#lib/catalog/schema.ts'
import { demoPassword } from '#lib/identity/demo-accounts.ts'
import { hashPassword } from '#lib/identity/password.ts'
import type { CityRole, MakerRole, OperatorRole } from '#lib/platform/access.ts'
import type { MemberActor, OrganizationKind } from '#lib/platform/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { Scheme } from '#lib/reference/certificates.ts'
import { type Id, newId } from '#lib/values/id.ts'
import type { Locale } from '#lib/values/locale.ts'
import { type Currency, fromDecimal } from '#lib/values/money.ts'
import { addWeeks, startOf, type Week, weekOf } from '#lib/values/time.ts'
import { unitsIn } from '#seed/holidays.ts'
import { thingModelOf } from '#seed/thing-models.ts'

export type OrganizationSeed = {
  slug: string
  kind: OrganizationKind
  name: string
  country: string
  place?: string
  localName?: string
  localLanguage?: string
  latitude?: number
  longitude?: number
  timeZone?: string
  wikidataId?: string
  staff?: number
  sectors?: string[]
  probationMinor?: bigint
  probationCurrency?: string
}

/** Weeks before and after w0 that a seeded line's calendar covers. */
const calendar = { before: 26, after: 60 }

export async function createOrganization(tx: Tx, now: Date, seed: OrganizationSeed): Promise<Id<'organization'>> {
  const id = newId('organization', now.getTime())
  await tx.organization.create({
    data: {
      id,
      place: seed.name,
      localName: seed.name,
      localLanguage: 'en',
      latitude: 0,
      longitude: 0,
      timeZone: 'UTC',
      sectors: [],
      // Wrong check digit on purpose: no real register can hold it.
      registrationNumber: seed.kind === 'maker' ? `${seed.country}-0000000-X` : null,
      ...seed,
      demo: true,
      verifiedAt: now,
      createdAt: now,
    },
  })
  return id
}

let demoHash: Promise<string> | undefined

export async function createPerson(
  tx: Tx,
  now: Date,
  seed: { email: string; name: string; locale: Locale },
): Promise<Id<'person'>> {
  demoHash ??= hashPassword(demoPassword)
  const id = newId('person', now.getTime())
  await tx.person.create({ data: { id, ...seed, passwordHash: await demoHash, demo: true, createdAt: now } })
  return id
}

type Roles = { city: CityRole[]; maker: MakerRole[]; operator: OperatorRole[] }

/** Makes the person a member and returns the actor that they are there. */
export async function addMember<K extends OrganizationKind>(
  tx: Tx,
  now: Date,
  seed: { personId: Id<'person'>; organizationId: Id<'organization'>; kind: K; roles: Roles[K]; locale?: Locale },
): Promise<MemberActor> {
  await tx.member.create({
    data: {
      id: newId('member', now.getTime()),
      organizationId: seed.organizationId,
      personId: seed.personId,
      roles: [...seed.roles],
      createdAt: now,
    },
  })
  return {
    kind: 'member',
    personId: seed.personId,
    sessionId: newId('session', now.getTime()),
    locale: seed.locale ?? 'en',
    organizationId: seed.organizationId,
    organizationKind: seed.kind,
    roles: seed.roles,
  }
}

export type ProductSeed = {
  organizationId: Id<'organization'>
  country: string
  name: string
  language: Locale
  summary: string
  sector: string
  cpv: string
  unit?: string
  currency: string
  tiers: [from: number, price: string][]
  minimumOrder: number
  freePerWeek: number
  leadTimeWeeks: number
  certificates?: Partial<Record<Scheme, string | null>>
  alsoIn?: { currency: string; tiers: [from: number, price: string][] }
  inputs?: Input[]
  licensorId?: Id<'organization'>
  /** An existing line on which it is made; a line of its own when absent. */
  lineId?: Id<'productionLine'>
  /** The Monday from which holidays count; the week of `now` when absent. */
  w0?: Week
}

/** A published product on a production line whose calendar knows the country's holidays. */
export async function createProduct(
  tx: Tx,
  now: Date,
  seed: ProductSeed,
): Promise<{ productId: Id<'product'>; lineId: Id<'productionLine'> }> {
  const lineId = seed.lineId ?? (await createLine(tx, now, seed))
  const productId = newId('product', now.getTime())
  const { organizationId } = seed
  await tx.product.create({
    data: {
      id: productId,
      organizationId,
      lineId,
      name: seed.name,
      language: seed.language,
      summary: seed.summary,
      sector: seed.sector,
      cpv: seed.cpv,
      unit: seed.unit ?? 'H87',
      currency: seed.currency,
      minimumOrder: seed.minimumOrder,
      leadTimeWeeks: seed.leadTimeWeeks,
      specification: {},
      thingModel: thingModelOf(seed),
      status: 'published',
      publishedAt: now,
      createdAt: now,
      inputs: seed.inputs ?? [],
      licensorId: seed.licensorId ?? null,
      tiers: {
        create: [{ currency: seed.currency, tiers: seed.tiers }, ...(seed.alsoIn ? [seed.alsoIn] : [])].flatMap(
          ({ currency, tiers }) =>
            tiers.map(([fromQuantity, price]) => ({
              currency,
              fromQuantity,
              unitPriceMinor: fromDecimal(price, currency as Currency)!.minor,
            })),
        ),
      },
    },
  })
  await addCertificates(tx, now, organizationId, seed.certificates ?? {}, productId)
  return { productId, lineId }
}

async function createLine(tx: Tx, now: Date, seed: ProductSeed): Promise<Id<'productionLine'>> {
  const lineId = newId('productionLine', now.getTime())
  await tx.productionLine.create({
    data: { id: lineId, organizationId: seed.organizationId, name: seed.name, unitsPerWeek: seed.freePerWeek, createdAt: now },
  })
  const first: Week = seed.w0 ?? weekOf(now)
  await tx.capacityWeek.createMany({
    data: Array.from({ length: calendar.before + calendar.after }, (_, index) => {
      const offset = index - calendar.before
      return { lineId, week: startOf(addWeeks(first, offset)), units: unitsIn(seed.country, seed.freePerWeek, offset) }
    }),
  })
  return lineId
}

/** Certificates of a maker, or of one of its products; the value is the last day of validity, null for none. */
export async function addCertificates(
  tx: Tx,
  now: Date,
  organizationId: Id<'organization'>,
  certificates: Partial<Record<Scheme, string | null>>,
  productId: Id<'product'> | null = null,
): Promise<void> {
  await tx.certificate.createMany({
    data: Object.entries(certificates).map(([scheme, until]) => ({
      id: newId('certificate', now.getTime()),
      organizationId,
      productId,
      scheme,
      validUntil: until ? new Date(`${until}T00:00:00Z`) : null,
    })),
  })
}
