// A city, two makers and one order, for tests of devices, telemetry and fulfilment.
import type { Role } from '#lib/platform/access.ts'
import type { MemberActor, OrganizationKind } from '#lib/platform/actor.ts'
import { db } from '#lib/platform/db.ts'
import { type Id, newId } from '#lib/values/id.ts'

export type World = {
  tampere: MemberActor
  inspector: MemberActor
  brno: MemberActor
  leeds: MemberActor
  operator: MemberActor
  orderId: string
  orderLineId: string
  /** Of Leeds, in the same order. */
  otherLineId: string
  production: string
  delivery: string
}

const at = new Date('2026-11-01T00:00:00Z')

/** An order in production: 10 units of the maker in Brno (two milestones) and 5 of the one in Leeds. */
export async function makeWorld(): Promise<World> {
  const tampere = await organization('city', 'Tampere', ['officer'])
  const brno = await organization('maker', 'Brno', ['owner'])
  const leeds = await organization('maker', 'Leeds', ['owner'])
  const operator = await organization('operator', 'Operator', ['moderator'])
  const tenderId = newId('tender')
  await db().tender.create({
    data: {
      id: tenderId,
      number: `MOI-${tenderId.slice(-8)}`,
      organizationId: tampere.organizationId,
      status: 'awarded',
      title: 'Bus-stop displays',
      localTitle: 'Pysäkkinäyttö',
      language: 'fi',
      description: 'Displays',
      sector: 'transport',
      rulesPack: 'EU',
      procedure: 'open',
      currency: 'EUR',
      budgetMinor: 5_000_000n,
      timeZone: 'Europe/Helsinki',
      deliveryPlace: 'Tampere',
      requiredCertificates: [],
      jointForms: [],
      awardRule: 'lowest_price',
      closesAt: at,
      contractAt: at,
      createdAt: at,
      lots: { create: { id: newId('lot'), ordinal: 1, title: 'Displays' } },
    },
  })
  const lot = await db().lot.findFirstOrThrow({ where: { tenderId } })
  const awardId = newId('award')
  await db().award.create({
    data: {
      id: awardId,
      lotId: lot.id,
      tenderId,
      status: 'active',
      decidedBy: tampere.personId,
      decidedAt: at,
      standstillEndsAt: at,
    },
  })
  const orderId = newId('order')
  await db().order.create({
    data: {
      id: orderId,
      number: `PO-${orderId.slice(-8)}`,
      awardId,
      tenderId,
      buyerId: tampere.organizationId,
      status: 'in_production',
      currency: 'EUR',
      createdAt: at,
      signedAt: at,
    },
  })
  const [production, delivery] = [newId('milestone'), newId('milestone')]
  const line = (organizationId: string, quantity: number) => ({
    id: newId('orderLine'),
    orderId,
    organizationId,
    description: 'E-paper bus-stop display',
    unit: 'H87',
    quantity,
    unitPriceMinor: 120_000n,
    currency: 'EUR',
    dueAt: new Date('2027-01-01T00:00:00Z'),
    signedAt: at,
  })
  const milestone = { quantity: 10, amountMinor: 600_000n, currency: 'EUR', rail: 'bank', dueAt: at, status: 'planned' }
  const first = line(brno.organizationId, 10)
  const second = line(leeds.organizationId, 5)
  await db().orderLine.createMany({ data: [first, second] })
  await db().milestone.createMany({
    data: [
      { id: production, orderLineId: first.id, ordinal: 1, kind: 'production', ...milestone },
      { id: delivery, orderLineId: first.id, ordinal: 2, kind: 'delivery', ...milestone },
    ],
  })
  const inspector = { ...tampere, roles: ['inspector'] as const }
  return {
    tampere,
    inspector,
    brno,
    leeds,
    operator,
    orderId,
    orderLineId: first.id,
    otherLineId: second.id,
    production,
    delivery,
  }
}

async function organization(kind: OrganizationKind, name: string, roles: Role[]): Promise<MemberActor> {
  const id = newId('organization')
  await db().organization.create({
    data: {
      id,
      slug: `${name.toLowerCase()}-${id.slice(-6)}`,
      kind,
      name,
      localName: name,
      localLanguage: 'en',
      country: 'FI',
      place: name,
      latitude: 61.5,
      longitude: 23.8,
      timeZone: 'Europe/Helsinki',
      sectors: ['transport'],
      createdAt: at,
    },
  })
  const personId: Id<'person'> = newId('person')
  await db().person.create({ data: { id: personId, email: `${personId}@example.test`, name, locale: 'en', createdAt: at } })
  return {
    kind: 'member',
    personId,
    sessionId: newId('session'),
    locale: 'en',
    organizationId: id,
    organizationKind: kind,
    roles,
  }
}
