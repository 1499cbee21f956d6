/** Rows into the plain facts of a contracting process, from which OCDS is written. */
import { env } from '#lib/platform/env.ts'
import type {
  CaseAward,
  CaseContract,
  CaseItem,
  CaseMilestone,
  CaseOrganization,
  CaseTransaction,
  MilestoneStatus,
  ProcurementCase,
  TenderStatus,
} from '#lib/standards/ocds/index.ts'
import { add, type Currency, type Money, money, priced } from '#lib/values/money.ts'
import type { DisclosedTender } from './case-query.ts'

type Organization = DisclosedTender['organization']
type Order = DisclosedTender['orders'][number]
type Line = Order['lines'][number]

const tenderStatus: Record<string, TenderStatus> = {
  published: 'active',
  closed: 'active',
  opened: 'active',
  awarded: 'complete',
  failed: 'unsuccessful',
  cancelled: 'cancelled',
}

/** Where a record can be fetched, ours by number and others by ocid. */
export function recordAddress(key: string): string {
  return `${env.PUBLIC_URL}/api/ocds/records/${encodeURIComponent(key)}.json`
}

/** The public facts of one need. Bidders are named only after the opening, prices only by the award. */
export function caseOf(tender: DisclosedTender): ProcurementCase {
  const awards = tender.lots.flatMap(({ award }) => (award ? [award] : []))
  const bidders = tender.lots.flatMap((lot) => lot.bids.map((bid) => bid.organization))
  const suppliers = awards.flatMap((award) => award.shares.map((share) => share.organization))
  const organizations = new Map(
    [tender.organization, ...bidders, ...suppliers].map((organization) => [organization.id, organizationOf(organization)]),
  )
  const opened = tender.openedAt !== null
  return {
    number: tender.number,
    language: tender.language,
    buyer: tender.organizationId,
    writtenFrom: tender.sourceNotice ? { ...tender.sourceNotice, uri: recordAddress(tender.sourceNotice.ocid) } : undefined,
    organizations: [...organizations.values()],
    tender: {
      id: tender.id,
      title: tender.localTitle,
      description: tender.description,
      status: tenderStatus[tender.status] ?? 'active',
      value: money(tender.budgetMinor, tender.currency as Currency),
      method: tender.procedure === 'direct' ? 'direct' : tender.procedure === 'consultation' ? 'selective' : 'open',
      methodDetails: tender.rulesPack,
      category: 'goods',
      awardCriteria: tender.awardRule === 'lowest_price' ? 'priceOnly' : 'ratedCriteria',
      opens: tender.publishedAt ?? undefined,
      closes: tender.closesAt,
      questionsUntil: tender.questionsUntil ?? undefined,
      contractFrom: tender.contractAt,
      tenderers: opened ? [...new Set(bidders.map(({ id }) => id))] : undefined,
      lots: tender.lots.map((lot) => ({ id: lot.id, title: lot.title, status: tenderStatus[tender.status] })),
      items: tender.lots.flatMap((lot) =>
        lot.items.map(
          (item): CaseItem => ({
            id: item.id,
            description: item.description,
            cpv: item.cpv,
            quantity: item.quantity,
            unit: item.unit,
            lot: lot.id,
          }),
        ),
      ),
      milestones: tender.lots.flatMap((lot) =>
        lot.items.flatMap((item) =>
          item.deliveries.map(
            (delivery, index): CaseMilestone => ({
              id: `${item.id}-delivery-${index + 1}`,
              title: `${delivery.quantity} ${item.unit}`,
              type: 'delivery',
              due: delivery.dueAt,
              status: 'scheduled',
              lots: [lot.id],
            }),
          ),
        ),
      ),
    },
    awards: tender.lots.flatMap((lot) => (lot.award ? [awardOf(lot.award, lot.id)] : [])),
    contracts: tender.orders.flatMap((order) => contractsOf(order)),
  }
}

function organizationOf(organization: Organization): CaseOrganization {
  const { id, name, localName, place, country, registrationNumber, wikidataId } = organization
  const identifier = registrationNumber
    ? { scheme: `XX-${country}`, id: registrationNumber, legalName: localName }
    : wikidataId
      ? { scheme: 'WIKIDATA', id: wikidataId, legalName: localName }
      : undefined
  return { id, name, identifier, address: { locality: place, countryName: country } }
}

type Award = NonNullable<DisclosedTender['lots'][number]['award']>

function awardOf(award: Award, lotId: string): CaseAward {
  const currency = award.shares[0]!.currency as Currency
  const value = award.shares.reduce((sum, share) => add(sum, priced({ ...share, currency }, share.quantity)), money(0n, currency))
  return {
    id: award.id,
    status: award.status === 'pending' ? 'pending' : 'active',
    date: award.decidedAt,
    value,
    suppliers: award.shares.map((share) => share.organizationId),
    lots: [lotId],
  }
}

/** One contract per maker's line: each maker signs and answers for its part alone. */
function contractsOf(order: Order): CaseContract[] {
  return order.lines.map((line) => ({
    id: line.id,
    award: order.awardId,
    title: `${order.number} · ${line.description}`,
    status: order.status === 'awaiting_signatures' ? 'pending' : order.status === 'completed' ? 'terminated' : 'active',
    value: priceOf(line),
    signed: order.signedAt && line.signedAt ? new Date(Math.max(order.signedAt.getTime(), line.signedAt.getTime())) : undefined,
    to: line.dueAt,
    milestones: line.milestones.map(milestoneOf),
    transactions: line.milestones.flatMap((milestone) => transactionsOf(milestone, order.buyerId, line.organizationId)),
  }))
}

function priceOf(line: Line): Money {
  return priced({ ...line, currency: line.currency as Currency }, line.quantity)
}

type Milestone = Line['milestones'][number]

const milestoneStatus: Record<string, MilestoneStatus> = {
  planned: 'scheduled',
  reported: 'scheduled',
  rejected: 'notMet',
  accepted: 'met',
  invoiced: 'met',
  paid: 'met',
}

function milestoneOf(milestone: Milestone): CaseMilestone {
  return {
    id: milestone.id,
    title: `${milestone.kind} · ${milestone.quantity}`,
    type: milestone.kind === 'delivery' ? 'delivery' : 'reporting',
    code: milestone.kind,
    due: milestone.dueAt,
    met: milestone.acceptedAt ?? undefined,
    status: milestoneStatus[milestone.status] ?? 'scheduled',
  }
}

function transactionsOf({ invoice }: Milestone, buyerId: string, sellerId: string): CaseTransaction[] {
  if (!invoice?.paidAt) return []
  return [
    {
      id: invoice.id,
      date: invoice.paidAt,
      value: money(invoice.amountMinor, invoice.currency as Currency),
      payer: buyerId,
      payee: sellerId,
    },
  ]
}
