/** Ukraine's ProZorro gives a tender whole, in its own order of things: the same facts, rewritten as one OCDS release. */

import type { MirroredOrganization, MirroredRelease } from './release-shape.ts'
import * as ocds from './release-shape.ts'
import { amount, type Gap, identifier, instant, list, named, object, personal, type ReadAs, type Shape, text } from './shape.ts'

/** The prefix under which ProZorro's tenders are known as contracting processes. */
const prefix = 'ocds-be6bcu'

const entity = object({
  name: text,
  identifier: ocds.identification,
  additionalIdentifiers: list(ocds.identification),
  address: ocds.postalAddress,
  contactPoint: personal,
  signerInfo: personal,
  scale: text,
})
const unit = object({ code: text, name: text, value: ocds.value })
const item = named(
  object({
    id: identifier,
    description: text,
    classification: ocds.classification,
    additionalClassifications: list(ocds.classification),
    quantity: amount,
    unit,
    relatedLot: identifier,
    deliveryAddress: ocds.postalAddress,
    deliveryDate: ocds.period,
  }),
)
const award = named(
  object({
    id: identifier,
    title: text,
    description: text,
    status: text,
    date: instant,
    value: ocds.value,
    suppliers: list(entity),
    documents: list(ocds.document),
    lotID: identifier,
    bid_id: identifier,
  }),
)
const contract = named(
  object({
    id: identifier,
    awardID: identifier,
    title: text,
    description: text,
    status: text,
    value: ocds.value,
    period: ocds.period,
    dateSigned: instant,
    documents: list(ocds.document),
  }),
)
const bid = object({ tenderers: list(entity) })
const lot = named(object({ id: identifier, title: text, description: text, status: text, value: ocds.value }))
const tender = object({
  id: identifier,
  tenderID: text,
  title: text,
  description: text,
  status: text,
  date: instant,
  dateModified: instant,
  procuringEntity: entity,
  items: list(item),
  lots: list(lot),
  value: ocds.value,
  procurementMethod: text,
  procurementMethodType: text,
  procurementMethodRationale: text,
  mainProcurementCategory: text,
  awardCriteria: text,
  tenderPeriod: ocds.period,
  enquiryPeriod: ocds.period,
  awardPeriod: ocds.period,
  documents: list(ocds.document),
  awards: list(award),
  contracts: list(contract),
  bids: list(bid),
})
const wrapped = object({ data: tender })

type Entity = ReadAs<typeof entity>

/** True for a tender as ProZorro's API answers, alone or under `data`. */
export function isProzorro(value: object): boolean {
  const inner = 'data' in value && typeof value.data === 'object' && value.data !== null ? value.data : value
  return !('ocid' in value) && 'tenderID' in inner && typeof inner.tenderID === 'string' && inner.tenderID !== ''
}

/** The tender as a release; gaps are named by their place in ProZorro's own document. */
export function readProzorro(value: object): { read: Partial<MirroredRelease>; gaps: Gap[] } {
  const gaps: Gap[] = []
  const root = 'data' in value ? '$.data' : '$'
  const found = 'data' in value ? wrapped(value, '$', gaps)?.data : tender(value, '$', gaps)
  const code = <T>(shape: Shape<T>, given: string | undefined, path: string) =>
    given === undefined ? undefined : shape(given, `${root}.${path}`, gaps)
  const { awards, contracts, bids, lots, procuringEntity } = found ?? {}
  const tenderers = (bids ?? []).flatMap((one) => one.tenderers ?? [])
  const suppliers = (awards ?? []).flatMap((one) => one.suppliers ?? [])
  const read = {
    ocid: found?.tenderID && `${prefix}-${found.tenderID}`,
    id: found?.id && [found.id, found.dateModified].filter(Boolean).join('-'),
    date: found?.dateModified ?? found?.date,
    language: 'uk',
    tag: [contracts ? 'contract' : awards ? 'award' : 'tender'],
    parties: partiesOf([
      ['buyer', procuringEntity ? [procuringEntity] : []],
      ['tenderer', tenderers],
      ['supplier', suppliers],
    ]),
    buyer: procuringEntity && referenceTo(procuringEntity),
    tender: found && {
      id: found.tenderID,
      ...without(found, 'tenderID', 'date', 'dateModified', 'awards', 'contracts', 'bids', 'procurementMethodType', 'id'),
      status: code(tenderStatus, found.status, 'status'),
      procuringEntity: procuringEntity && referenceTo(procuringEntity),
      procurementMethod: code(method, found.procurementMethod, 'procurementMethod'),
      procurementMethodDetails: found.procurementMethodType,
      mainProcurementCategory: code(category, found.mainProcurementCategory, 'mainProcurementCategory'),
      items: found.items?.map((one) => ({
        ...without(one, 'unit', 'deliveryDate'),
        unit:
          one.unit &&
          withoutAbsent({ scheme: one.unit.code && 'UNCEFACT', id: one.unit.code, name: one.unit.name, value: one.unit.value }),
        deliveryPeriod: one.deliveryDate,
      })),
      lots: lots?.map((one, at) => ({ ...one, status: code(tenderStatus, one.status, `lots[${at}].status`) })),
      tenderers: tenderers.length > 0 ? distinct(tenderers.map(referenceTo)) : undefined,
      numberOfTenderers: bids?.length,
    },
    awards: awards?.map((one, at) => ({
      ...without(one, 'lotID', 'bid_id'),
      status: code(awardStatus, one.status, `awards[${at}].status`),
      suppliers: one.suppliers && distinct(one.suppliers.map(referenceTo)),
      relatedLots: one.lotID === undefined ? undefined : [one.lotID],
      relatedBid: one.bid_id,
    })),
    contracts: contracts?.map((one, at) => ({ ...one, status: code(contractStatus, one.status, `contracts[${at}].status`) })),
  }
  return { read: withoutAbsent(read) as Partial<MirroredRelease>, gaps }
}

const tenderStatus = translate({
  active: 'active',
  'active.enquiries': 'active',
  'active.tendering': 'active',
  'active.pre-qualification': 'active',
  'active.pre-qualification.stand-still': 'active',
  'active.auction': 'active',
  'active.qualification': 'active',
  'active.awarded': 'active',
  complete: 'complete',
  cancelled: 'cancelled',
  unsuccessful: 'unsuccessful',
})
const awardStatus = translate({ pending: 'pending', active: 'active', cancelled: 'cancelled', unsuccessful: 'unsuccessful' })
const contractStatus = translate({ pending: 'pending', active: 'active', cancelled: 'cancelled', terminated: 'terminated' })
const method = translate({ open: 'open', selective: 'selective', limited: 'limited' })
const category = translate({ goods: 'goods', services: 'services', works: 'works' })

function translate(words: Record<string, string>): Shape<string> {
  return (given, path, gaps) => {
    const word = typeof given === 'string' && Object.hasOwn(words, given) ? words[given] : undefined
    if (word === undefined) gaps.push({ path, reason: 'unknownCode' })
    return word
  }
}

/** ProZorro's organizations have no id of their own here: the register's number is one. */
function referenceTo({ identifier: register, name }: Entity): MirroredOrganization {
  const id = [register?.scheme, register?.id].filter(Boolean).join('-') || name
  return withoutAbsent({ id, name }) as MirroredOrganization
}

function partiesOf(groups: [string, Entity[]][]): MirroredRelease['parties'] {
  const parties = new Map<string, { roles: string[] }>()
  for (const [role, entities] of groups) {
    for (const one of entities) {
      const reference = referenceTo(one)
      const key = reference.id ?? ''
      const known = parties.get(key)
      if (known) known.roles = [...new Set([...known.roles, role])]
      else {
        const { scale, ...rest } = one
        parties.set(
          key,
          withoutAbsent({ ...reference, ...rest, roles: [role], details: scale && { scale } }) as { roles: string[] },
        )
      }
    }
  }
  return parties.size > 0 ? [...parties.values()] : undefined
}

function distinct<T>(entries: T[]): T[] {
  return [...new Map(entries.map((one) => [JSON.stringify(one), one])).values()]
}

function without<T extends object, K extends keyof T>(fields: T, ...names: K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name as K))) as Omit<T, K>
}

function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, withoutAbsent(inner)]])),
  )
}
