// Lots with two opened quotes each, ready to be awarded. What lies before (sealing, opening) is proved elsewhere.
import type { MemberActor } from '#lib/platform/actor.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { draftTender } from '#lib/tenders/index.ts'
import { newId } from '#lib/values/id.ts'
import { day } from '#lib/values/time.ts'
import { addMember, createOrganization, createPerson, createProduct } from '#seed/build.ts'

export const unitsPerLot = 100

export type Lot = { id: string; tenderId: string; officer: MemberActor; bids: string[] }

type Bidder = { organizationId: string; productId: string }

export async function makeLots(count: number): Promise<Lot[]> {
  const officer = await makeMember('city', 'Manchester')
  const bidders: Bidder[] = []
  for (const name of ['Armley Beck', 'Svratka']) {
    const { organizationId } = await makeMember('maker', name)
    const { productId } = await transaction((tx, now) =>
      createProduct(tx, now, {
        organizationId,
        country: 'GB',
        name: `${name} hub`,
        language: 'en',
        summary: 'Telecare hub',
        sector: 'healthcare',
        cpv: '35121700-5',
        currency: 'GBP',
        tiers: [[1, '100.00']],
        minimumOrder: 1,
        freePerWeek: count * unitsPerLot,
        leadTimeWeeks: 1,
      }),
    )
    bidders.push({ organizationId, productId })
  }
  const lots: Lot[] = []
  for (let index = 0; index < count; index++) lots.push(await makeLot(officer, bidders))
  return lots
}

async function makeMember(kind: 'city' | 'maker', name: string): Promise<MemberActor> {
  const slug = name.toLowerCase().replace(' ', '-')
  return transaction(async (tx, now) => {
    const organizationId = await createOrganization(tx, now, { slug, kind, name, country: 'GB', timeZone: 'Europe/London' })
    const personId = await createPerson(tx, now, { email: `officer@${slug}.test`, name, locale: 'en' })
    const member = { personId, organizationId }
    return kind === 'city'
      ? addMember(tx, now, { ...member, kind, roles: ['officer'] })
      : addMember(tx, now, { ...member, kind, roles: ['owner'] })
  })
}

async function makeLot(officer: MemberActor, bidders: readonly Bidder[]): Promise<Lot> {
  const { id: tenderId, lotId } = await draftTender(officer, content())
  const bids = await transaction(async (tx, now) => {
    await tx.tender.update({ where: { id: tenderId }, data: { status: 'opened', publishedAt: now, openedAt: now } })
    const ids: string[] = []
    for (const bidder of bidders) ids.push(await addOpenedBid(tx, now, { tenderId, lotId, ...bidder }))
    return ids
  })
  return { id: lotId, tenderId, officer, bids }
}

async function addOpenedBid(
  tx: Tx,
  now: Date,
  { productId, ...quote }: Bidder & { tenderId: string; lotId: string },
): Promise<string> {
  const id = newId('bid', now.getTime())
  const sealed = { technical: Buffer.alloc(1), technicalSha256: '', price: Buffer.alloc(1), priceSha256: '', receipt: {} }
  const record = { number: id, tenderVersion: 1, version: 1, tenderKeyId: 'none', submittedBy: 'none', submittedAt: now }
  await tx.bid.create({ data: { id, ...quote, ...record, ...sealed, status: 'opened' } })
  await tx.openedBid.create({
    data: {
      bidId: id,
      productId,
      currency: 'GBP',
      unitPriceMinor: 10_000n,
      quantityLeast: 1,
      quantityMost: unitsPerLot,
      openedAt: now,
    },
  })
  return id
}

function content() {
  const at = (days: number) => new Date(Date.now() + days * day)
  return {
    title: 'Telecare units',
    localTitle: 'Telecare units',
    language: 'en',
    description: 'Hub and pendant.',
    sector: 'healthcare',
    rulesPack: 'generic',
    procedure: 'open',
    currency: 'GBP',
    budgetMinor: 100_000_000n,
    deliveryPlace: 'Manchester',
    requiredCertificates: [],
    jointForms: [],
    maxSharePercent: 100,
    awardRule: 'lowest_price',
    minimumQuotes: 2,
    standstillDays: 0,
    questionsUntil: null,
    closesAt: at(1),
    contractAt: at(7),
    item: { description: 'Telecare unit', cpv: '35121700-5', unit: 'SET', quantity: unitsPerLot },
    deliveries: [{ dueAt: at(150), quantity: unitsPerLot }],
    criteria: [{ kind: 'price', name: 'Price', weight: 100 }],
  }
}
