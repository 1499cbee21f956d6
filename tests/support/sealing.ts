// A city with a committee, two makers with a product each, and a need: what tests of sealed quotes begin with.
import pg from 'pg'
import type { CityRole, MakerRole } from '#lib/platform/access.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { transaction } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { draftTender } from '#lib/tenders/index.ts'
import type { DraftContent } from '#lib/tenders/schema.ts'
import type { Id } from '#lib/values/id.ts'
import { day, hour } from '#lib/values/time.ts'
import { addMember, createOrganization, createPerson, createProduct } from '#seed/build.ts'

export type Firm = { id: Id<'organization'> }

let people = 0

/** A new person who is a member of the firm, as the actor that the session would give. */
export async function createActor<K extends 'city' | 'maker'>(
  firm: Firm,
  kind: K,
  name: string,
  ...roles: (K extends 'city' ? CityRole : MakerRole)[]
): Promise<MemberActor> {
  people += 1
  return transaction(async (tx, now) => {
    const personId = await createPerson(tx, now, { email: `person-${people}@example.test`, name, locale: 'en' })
    return addMember(tx, now, { personId, organizationId: firm.id, kind, roles: roles as never })
  })
}

async function createFirm(kind: 'city' | 'maker', name: string): Promise<Firm> {
  const slug = `${name.toLowerCase()}-${Math.random().toString(36).slice(2, 8)}`
  return transaction(async (tx, now) => ({
    id: await createOrganization(tx, now, { slug, kind, name, country: 'GB', timeZone: 'Europe/London' }),
  }))
}

/** Manchester's telecare units (N-04): three custodians of whom two must come together. */
export async function createCity() {
  const city = await createFirm('city', 'Manchester')
  const officer = await createActor(city, 'city', 'Priya Hallworth', 'officer', 'custodian')
  const tom = await createActor(city, 'city', 'Tom Ashdene', 'custodian')
  const grace = await createActor(city, 'city', 'Grace Okello', 'custodian')
  const viewer = await createActor(city, 'city', 'Una Viewer', 'viewer')
  return { city, officer, custodians: [officer, tom, grace], viewer }
}

export async function createMaker(name: string) {
  const firm = await createFirm('maker', name)
  const actor = await createActor(firm, 'maker', `${name} owner`, 'owner')
  const { productId } = await transaction((tx, now) =>
    createProduct(tx, now, {
      organizationId: firm.id,
      country: 'GB',
      name: `${name} hub`,
      language: 'en',
      summary: 'Telecare hub and pendant',
      sector: 'healthcare',
      cpv: '35121700-5',
      unit: 'SET',
      currency: 'GBP',
      tiers: [[1, '178.00']],
      minimumOrder: 1,
      freePerWeek: 400,
      leadTimeWeeks: 4,
    }),
  )
  return { firm, actor, productId }
}

export function needContent(change: Partial<DraftContent> = {}): DraftContent {
  const from = Date.now()
  return {
    title: 'Digital telecare home unit',
    localTitle: 'Digital telecare home unit',
    language: 'en',
    description: 'Hub and pendant, dual SIM, 40 hours of battery.',
    sector: 'healthcare',
    rulesPack: 'generic',
    procedure: 'open',
    currency: 'GBP',
    budgetMinor: 54_000_000n,
    deliveryPlace: 'Manchester',
    requiredCertificates: ['ukca'],
    jointForms: [],
    maxSharePercent: 100,
    awardRule: 'lowest_price',
    minimumQuotes: 2,
    standstillDays: 0,
    questionsUntil: null,
    closesAt: new Date(from + 3 * hour),
    contractAt: new Date(from + 30 * day),
    item: { description: 'Telecare unit', cpv: '35121700-5', unit: 'SET', quantity: 3000 },
    deliveries: [
      { dueAt: new Date(from + 100 * day), quantity: 1000 },
      { dueAt: new Date(from + 160 * day), quantity: 3000 },
    ],
    criteria: [
      { kind: 'quality', name: 'Quality', weight: 60 },
      { kind: 'price', name: 'Price', weight: 40 },
    ],
    ...change,
  }
}

export async function createNeed(officer: MemberActor, change: Partial<DraftContent> = {}) {
  return draftTender(officer, needContent(change))
}

/** Moves the database's clock, as `npm run advance` does. Takes the owner's rights, which the application has not. */
export async function advanceClock(milliseconds: number): Promise<void> {
  await asOwner('UPDATE clock_offset SET seconds = seconds + $1 WHERE id = 1', [Math.round(milliseconds / 1000)])
}

export async function asOwner(sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const owner = new pg.Client({ connectionString: required('MIGRATE_URL') })
  await owner.connect()
  try {
    return await owner.query(sql, values)
  } finally {
    await owner.end()
  }
}
