import type { MemberActor } from '#lib/platform/actor.ts'
import { transaction } from '#lib/platform/db.ts'
import { draftTender, publishTender } from '#lib/tenders/index.ts'
import { day, hour, minute } from '#lib/values/time.ts'
import { addMember, createOrganization, createPerson, createProduct } from '#seed/build.ts'
import { formDemoCommittee } from '#seed/sealing.ts'

export type Maker = { actor: MemberActor; productId: string }
export type SealedWorld = { officer: MemberActor; custodians: MemberActor[]; makers: Maker[] }

/** A city whose three custodians have keys, and as many makers as asked for, each with a product. */
export async function makeWorld(makers: number): Promise<SealedWorld> {
  const [officer, second, third] = await addCity()
  const found: Maker[] = []
  for (let index = 0; index < makers; index++) found.push(await addMaker(index))
  return { officer: officer!, custodians: [officer!, second!, third!], makers: found }
}

/** A published need that closes an hour and a minute from now by the database's clock. */
export async function publishNeed({ officer, custodians }: SealedWorld): Promise<{ id: string; closesAt: Date }> {
  const now = await transaction(async (_tx, at) => at)
  const closesAt = new Date(now.getTime() + hour + minute)
  const { id } = await draftTender(officer, {
    title: 'Telecare units',
    localTitle: 'Telecare units',
    language: 'en',
    description: 'Hub and pendant',
    sector: 'healthcare',
    rulesPack: 'generic',
    procedure: 'open',
    currency: 'GBP',
    budgetMinor: 54_000_000n,
    deliveryPlace: 'Manchester',
    requiredCertificates: [],
    jointForms: [],
    maxSharePercent: 100,
    awardRule: 'lowest_price',
    minimumQuotes: 1,
    standstillDays: 0,
    questionsUntil: null,
    closesAt,
    contractAt: new Date(now.getTime() + 30 * day),
    item: { description: 'Telecare unit', cpv: '35121700-5', unit: 'SET', quantity: 3000 },
    deliveries: [{ dueAt: new Date(now.getTime() + 160 * day), quantity: 3000 }],
    criteria: [{ kind: 'price', name: 'Price', weight: 100 }],
  })
  await formDemoCommittee(id, { officer, custodians })
  await publishTender(officer, { id })
  return { id, closesAt }
}

function addCity(): Promise<MemberActor[]> {
  return transaction(async (tx, now) => {
    const organizationId = await createOrganization(tx, now, { slug: 'city', kind: 'city', name: 'Manchester', country: 'GB' })
    const people: MemberActor[] = []
    for (const name of ['Priya Hallworth', 'Tom Ashdene', 'Grace Okello']) {
      const personId = await createPerson(tx, now, { email: `${people.length}@city.test`, name, locale: 'en' })
      people.push(await addMember(tx, now, { personId, organizationId, kind: 'city', roles: ['officer', 'custodian'] }))
    }
    return people
  })
}

function addMaker(index: number): Promise<Maker> {
  return transaction(async (tx, now) => {
    const name = `Maker ${index}`
    const organizationId = await createOrganization(tx, now, { slug: `maker-${index}`, kind: 'maker', name, country: 'GB' })
    const personId = await createPerson(tx, now, { email: `owner@maker-${index}.test`, name, locale: 'en' })
    const { productId } = await createProduct(tx, now, {
      organizationId,
      country: 'GB',
      name: 'Telecare unit',
      language: 'en',
      summary: 'Hub and pendant',
      sector: 'healthcare',
      cpv: '35121700-5',
      unit: 'SET',
      currency: 'GBP',
      tiers: [[1, '178.00']],
      minimumOrder: 1,
      freePerWeek: 100,
      leadTimeWeeks: 4,
    })
    return { actor: await addMember(tx, now, { personId, organizationId, kind: 'maker', roles: ['owner'] }), productId }
  })
}
