// What one city and one maker of the demo world own: an object behind every parameter of an address and of a command.
import { importNotice } from '#lib/mirrors/index.ts'
import { type MemberActor, worker } from '#lib/platform/actor.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { draftTender } from '#lib/tenders/index.ts'
import { type Id, type IdKind, newId } from '#lib/values/id.ts'
import { day } from '#lib/values/time.ts'
import { sampleNotices } from '#seed/sample-notices.ts'
import { type DemoPeople, formDemoCommittee } from '#seed/sealing.ts'
import { fixedInstant } from '#seed/world.ts'

export type Things = {
  makerSlug: string
  organizationId: string
  makerOrganizationId: string
  personId: string
  sessionId: string
  tenderId: string
  tenderNumber: string
  draftId: string
  lotId: string
  bidId: string
  openingId: string
  orderId: string
  orderNumber: string
  orderLineId: string
  milestoneId: string
  invoiceId: string
  invoiceNumber: string
  statementLineId: string
  deviceId: string
  productId: string
  productionLineId: string
  /** A product that waits for the operator's word: nobody else may know of it. */
  listingId: string
  /** An agreement in which the maker stands. */
  agreementId: string
  /** A notice of somebody else, and its release as it was received: everyone's. */
  noticeId: string
  originalId: string
}

/** The objects of a city, and of the maker that it awarded the tender to. What the demo world lacks (a draft, an invoice, a bank line) is added. */
export async function thingsOf(people: DemoPeople, maker: MemberActor, tenderId: string): Promise<Things> {
  const city = people.officer
  const owner = { organizationId: maker.organizationId }
  const tender = await db().tender.findUniqueOrThrow({ where: { id: tenderId }, include: { lots: true, openings: true } })
  const order = await db().order.findFirstOrThrow({ where: { tenderId }, include: { lines: { include: { milestones: true } } } })
  const line = order.lines.find(({ organizationId }) => organizationId === maker.organizationId)!
  const bid = await db().bid.findFirstOrThrow({ where: { tenderId, ...owner } })
  const device = await db().device.findFirstOrThrow({ where: owner })
  const product = await db().product.findFirstOrThrow({ where: owner })
  const { slug } = await db().organization.findUniqueOrThrow({ where: { id: maker.organizationId }, select: { slug: true } })
  const draft = await draftTender(city, await draftLike(tenderId))
  await formDemoCommittee(draft.id, people)
  const session = newId('session')
  await transaction((tx, now) =>
    tx.session.create({
      data: {
        id: session,
        personId: maker.personId,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(Date.now() + day),
        userAgent: '',
      },
    }),
  )
  const money = await addMoney(city, maker, line.milestones[0]!.id)
  return {
    makerSlug: slug,
    organizationId: city.organizationId,
    makerOrganizationId: maker.organizationId,
    personId: maker.personId,
    sessionId: session,
    tenderId,
    tenderNumber: tender.number,
    draftId: draft.id,
    lotId: tender.lots[0]!.id,
    bidId: bid.id,
    openingId: tender.openings[0]!.id,
    orderId: order.id,
    orderNumber: order.number,
    orderLineId: line.id,
    milestoneId: line.milestones[0]!.id,
    ...money,
    deviceId: device.id,
    productId: product.id,
    productionLineId: product.lineId!,
    listingId: await addListing(product),
    agreementId: await addAgreement(tender, maker, product.id),
    ...(await addNotice()),
  }
}

/** A draft with the words of a need that there is, and dates to come. */
export async function draftLike(tenderId: string): Promise<unknown> {
  const { title, localTitle, language, description, sector, rulesPack, procedure, currency, deliveryPlace } =
    await db().tender.findUniqueOrThrow({ where: { id: tenderId } })
  const at = (days: number) => new Date(fixedInstant.getTime() + days * day)
  return {
    ...{ title, localTitle, language, description, sector, rulesPack: 'generic', procedure, currency, deliveryPlace },
    ...(rulesPack === 'generic' && { rulesPack }),
    budgetMinor: 1_000_000n,
    requiredCertificates: [],
    jointForms: [],
    maxSharePercent: 100,
    awardRule: 'lowest_price',
    minimumQuotes: 1,
    standstillDays: 0,
    questionsUntil: null,
    closesAt: at(30),
    contractAt: at(60),
    item: { description: 'Unit', cpv: '35121700-5', unit: 'H87', quantity: 10 },
    deliveries: [{ dueAt: at(120), quantity: 10 }],
    criteria: [{ kind: 'price', name: 'Price', weight: 100 }],
  }
}

async function addListing(product: { id: string }): Promise<string> {
  const id = newId('product')
  // A copy of the published one, in the state before.
  await transaction(
    (
      tx,
    ) => tx.$executeRaw`INSERT INTO product SELECT (jsonb_populate_record(p, jsonb_build_object('id', ${id}::text, 'status', 'in_review'))).*
      FROM product p WHERE id = ${product.id}`,
  )
  return id
}

/** A proposal that waits for the maker's signature. */
async function addAgreement(
  tender: { id: string; lots: { id: string }[] },
  maker: MemberActor,
  productId: string,
): Promise<string> {
  const id = newId('agreement')
  const { organizationId } = maker
  await transaction((tx, now) =>
    tx.jointAgreement.create({
      data: {
        id,
        number: id,
        tenderId: tender.id,
        lotId: tender.lots[0]!.id,
        form: 'consortium',
        leadId: organizationId,
        status: 'proposed',
        createdAt: now,
        members: { create: [{ organizationId, productId, role: 'finished', quantity: 1 }] },
      },
    }),
  )
  return id
}

/** The same notice for both cities: it belongs to neither. */
async function addNotice(): Promise<{ noticeId: string; originalId: string }> {
  const [sample] = sampleNotices(fixedInstant)
  const where = { tender: { ocid: sample!.ocid } }
  if ((await db().mirroredRelease.count({ where })) === 0)
    await importNotice(worker('proof'), { original: JSON.stringify(sample) })
  const { id, tenderId } = await db().mirroredRelease.findFirstOrThrow({ where })
  return { noticeId: tenderId, originalId: id }
}

let numbers = 0

/** An invoice on the milestone and a line of the maker's bank statement that nobody has matched yet. */
async function addMoney(city: MemberActor, maker: MemberActor, milestoneId: string) {
  const invoice = newId('invoice')
  const statementLine = newId('statementLine')
  const number = `PROOF-${++numbers}`
  return transaction(async (tx, now) => {
    const milestone = await tx.milestone.findUniqueOrThrow({ where: { id: milestoneId } })
    const { amountMinor, currency, rail } = milestone
    const parties = { sellerId: maker.organizationId, buyerId: city.organizationId, milestoneId }
    await tx.invoice.create({
      data: {
        id: invoice,
        number,
        ...parties,
        amountMinor,
        currency,
        rail,
        reference: `RF${number}`,
        status: 'due',
        issuedAt: now,
        dueAt: now,
      },
    })
    await tx.statementLine.create({
      data: {
        id: statementLine,
        organizationId: maker.organizationId,
        bankId: number,
        reference: 'unknown',
        amountMinor,
        currency,
        bookedAt: now,
        status: 'unmatched',
      },
    })
    return { invoiceId: invoice as string, invoiceNumber: number, statementLineId: statementLine as string }
  })
}

const kinds: Partial<Record<keyof Things, IdKind>> = {
  organizationId: 'organization',
  noticeId: 'mirroredTender',
  originalId: 'mirroredRelease',
  personId: 'person',
  sessionId: 'session',
  tenderId: 'tender',
  draftId: 'tender',
  lotId: 'lot',
  bidId: 'bid',
  openingId: 'opening',
  orderId: 'order',
  orderLineId: 'orderLine',
  milestoneId: 'milestone',
  invoiceId: 'invoice',
  statementLineId: 'statementLine',
  deviceId: 'device',
  productId: 'product',
  productionLineId: 'productionLine',
  listingId: 'product',
  agreementId: 'agreement',
  makerOrganizationId: 'organization',
}

/** As well formed as the real ones, and of nothing. */
export function missingThings(): Things {
  const ids = Object.entries(kinds).map(([name, kind]) => [name, newId(kind as IdKind) as Id<IdKind>])
  return {
    ...(Object.fromEntries(ids) as Things),
    tenderNumber: 'MOI-2026-999999',
    invoiceNumber: 'PROOF-999999',
    orderNumber: 'PO-2026-999999',
    makerSlug: 'nobody-here',
  }
}
