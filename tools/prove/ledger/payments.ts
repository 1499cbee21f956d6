import { post } from '#lib/payments/ledger.ts'
import { feeTaken, invoiceIssued } from '#lib/payments/postings.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/values/id.ts'

export type Made = {
  id: string
  chargeId: string
  amount: bigint
  fee: bigint
  currency: string
  parties: { buyerId: string; sellerId: string; currency: string }
}

const at = new Date('2026-11-01T00:00:00Z')

/** An order with one invoiced milestone, and a payment of it whose page is open. */
export async function addPayment(index: number, random: () => number): Promise<Made> {
  const [buyerId, sellerId] = [await organization(`city-${index % 4}`, 'city'), await organization(`maker-${index % 5}`, 'maker')]
  const currency = 'EUR'
  const amount = BigInt(10_000 + Math.floor(random() * 1_000_000))
  const parties = { buyerId, sellerId, currency }
  const milestoneId = await milestone(parties, amount)
  const [invoiceId, id] = [newId('invoice'), newId('payment')]
  await transaction(async (tx, now) => {
    const invoice = {
      id: invoiceId,
      number: `INV-P-${index}`,
      milestoneId,
      ...parties,
      amountMinor: amount,
      rail: 'stripe',
      reference: `RF-P-${index}`,
      status: 'due',
    }
    await tx.invoice.create({ data: { ...invoice, issuedAt: now, dueAt: now } })
    await tx.stripePayment.create({ data: { id, invoiceId, status: 'created', locale: 'en', createdAt: now, updatedAt: now } })
    await post(tx, now, {
      businessKey: `issued:${milestoneId}`,
      kind: 'invoiceIssued',
      subject: invoiceId,
      entries: invoiceIssued(parties, amount),
    })
  })
  return { id, chargeId: `ch_${id}`, amount, fee: amount / 60n, currency, parties }
}

/** What the job learns when it asks Stripe for the charge. */
export async function noteCharge({ id, chargeId, fee, parties }: Made): Promise<void> {
  await transaction(async (tx, now) => {
    await tx.stripePayment.update({ where: { id }, data: { chargeId } })
    await post(tx, now, { businessKey: `fee:${chargeId}`, kind: 'stripeFee', subject: id, entries: feeTaken(parties, fee) })
  })
}

async function milestone({ buyerId, sellerId, currency }: Made['parties'], amountMinor: bigint): Promise<string> {
  const [tenderId, lotId, awardId, orderId, lineId, id] = [
    newId('tender'),
    newId('lot'),
    newId('award'),
    newId('order'),
    newId('orderLine'),
    newId('milestone'),
  ]
  await db().tender.create({
    data: {
      ...{
        id: tenderId,
        number: tenderId,
        organizationId: buyerId,
        status: 'awarded',
        title: 'Proof',
        localTitle: 'Proof',
        language: 'en',
        description: 'Proof',
      },
      ...{
        sector: 'transport',
        rulesPack: 'generic',
        procedure: 'open',
        currency,
        budgetMinor: amountMinor,
        timeZone: 'UTC',
        deliveryPlace: 'Proof',
      },
      ...{ requiredCertificates: [], jointForms: [], awardRule: 'lowest_price', closesAt: at, contractAt: at, createdAt: at },
      lots: { create: { id: lotId, ordinal: 1, title: 'Proof' } },
    },
  })
  await db().award.create({
    data: { id: awardId, lotId, tenderId, status: 'active', decidedBy: 'per_proof', decidedAt: at, standstillEndsAt: at },
  })
  await db().order.create({
    data: { id: orderId, number: orderId, awardId, tenderId, buyerId, status: 'in_production', currency, createdAt: at },
  })
  await db().orderLine.create({
    data: {
      ...{
        id: lineId,
        orderId,
        organizationId: sellerId,
        description: 'Proof',
        unit: 'H87',
        quantity: 1,
        unitPriceMinor: amountMinor,
        currency,
        dueAt: at,
      },
      milestones: {
        create: {
          id,
          ordinal: 1,
          kind: 'delivery',
          quantity: 1,
          amountMinor,
          currency,
          rail: 'stripe',
          dueAt: at,
          status: 'invoiced',
        },
      },
    },
  })
  return id
}

const known = new Map<string, string>()

async function organization(slug: string, kind: string): Promise<string> {
  const id = known.get(slug) ?? newId('organization')
  if (!known.has(slug)) {
    const place = { country: 'FI', place: slug, latitude: 0, longitude: 0, timeZone: 'UTC', sectors: ['transport'] }
    await db().organization.create({
      data: { id, slug, kind, name: slug, localName: slug, localLanguage: 'en', ...place, createdAt: at },
    })
  }
  known.set(slug, id)
  return id
}
