import { type Money, toDecimal } from '#lib/values/money.ts'
import type { Document, Item, Milestone, Period, Value } from './format.ts'
import type { CaseDocument, CaseItem, CaseMilestone } from './procurement-case.ts'

/** The object without absent values (undefined, empty lists, empty objects): OCDS asks to leave them out. */
export function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  const kept = Object.entries(fields).filter(([, value]) => !isAbsent(value))
  return Object.fromEntries(kept) as T
}

/** Major units as a JSON number, exact to the currency's decimals. Throws RangeError where a double could not hold it. */
export function amountOf(money: Money): Value {
  const text = toDecimal(money)
  if (text.replace(/[^0-9]/g, '').replace(/^0+/, '').length > 15) throw new RangeError('amount too large for a JSON number')
  return { amount: Number(text), currency: money.currency }
}

/** RFC 3339 in UTC, seconds precision unless there are milliseconds. */
export function instantOf(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}

/** An OCDS period; undefined when both ends are. */
export function periodOf(start: Date | undefined, end: Date | undefined): Period | undefined {
  if (!start && !end) return undefined
  return present<Period>({ startDate: start && instantOf(start), endDate: end && instantOf(end) })
}

/** An item with its CPV class (scheme CPV, eight digits) and its UN/CEFACT unit. */
export function itemOf(item: CaseItem): Item {
  return present<Item>({
    id: item.id,
    description: item.description,
    classification: item.cpv ? present({ scheme: 'CPV', id: item.cpv.slice(0, 8), description: item.cpvLabel }) : undefined,
    quantity: item.quantity,
    unit: present({
      scheme: 'UNCEFACT' as const,
      id: item.unit,
      name: item.unitName,
      value: item.unitPrice && amountOf(item.unitPrice),
    }),
    relatedLot: item.lot,
  })
}

/** A milestone with instants in ISO 8601, UTC. */
export function milestoneOf(milestone: CaseMilestone): Milestone {
  return present<Milestone>({
    id: milestone.id,
    title: milestone.title,
    type: milestone.type,
    code: milestone.code,
    dueDate: milestone.due && instantOf(milestone.due),
    dateMet: milestone.met && instantOf(milestone.met),
    dateModified: milestone.modified && instantOf(milestone.modified),
    status: milestone.status,
    relatedLots: milestone.lots,
  })
}

/** A document reference; its address must be absolute. */
export function documentOf(document: CaseDocument): Document {
  return present<Document>({
    id: document.id,
    documentType: document.type,
    title: document.title,
    url: document.url,
    datePublished: document.published && instantOf(document.published),
    format: document.format,
    language: document.language,
  })
}

function isAbsent(value: unknown): boolean {
  if (value === undefined) return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
