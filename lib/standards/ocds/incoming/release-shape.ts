/** What we understand of an OCDS 1.1.5 release, with the extensions that publishers use most: lots, suitability, delivery addresses. */
import {
  address,
  amount,
  code,
  flag,
  identifier,
  instant,
  list,
  named,
  object,
  personal,
  type ReadAs,
  text,
  whole,
} from './shape.ts'

const currencies = new Set(Intl.supportedValuesOf('currency').filter((one) => !['SLE', 'XCG', 'ZWG'].includes(one)))

export const value = object({
  amount,
  currency: (given, path, gaps) => {
    const written = text(given, path, gaps)?.trim().toUpperCase()
    if (written === undefined || currencies.has(written)) return written
    gaps.push({ path, reason: 'unknownCode' })
    return undefined
  },
  valueAddedTaxIncluded: flag,
})
export const period = object({ startDate: instant, endDate: instant, maxExtentDate: instant, durationInDays: whole })
export const identification = object({ scheme: text, id: identifier, legalName: text, uri: address })
export const postalAddress = object({
  streetAddress: text,
  locality: text,
  region: text,
  postalCode: identifier,
  countryName: text,
  country: text,
})
const organizationFields = {
  id: identifier,
  name: text,
  identifier: identification,
  additionalIdentifiers: list(identification),
  address: postalAddress,
  contactPoint: personal,
}
export const organization = object(organizationFields)
export const party = object({
  ...organizationFields,
  roles: list(text),
  details: object({ url: address, scale: text, vcse: flag }),
})
export const classification = object({ scheme: text, id: identifier, description: text, uri: address })
export const document = named(
  object({
    id: identifier,
    documentType: text,
    title: text,
    description: text,
    url: address,
    datePublished: instant,
    dateModified: instant,
    format: text,
    language: text,
    relatedLots: list(identifier),
  }),
)
export const milestone = named(
  object({
    id: identifier,
    title: text,
    type: text,
    description: text,
    code: text,
    dueDate: instant,
    dateMet: instant,
    dateModified: instant,
    status: code('scheduled', 'met', 'notMet', 'partiallyMet'),
    documents: list(document),
    relatedLots: list(identifier),
  }),
)
export const item = named(
  object({
    id: identifier,
    description: text,
    classification,
    additionalClassifications: list(classification),
    quantity: amount,
    unit: object({ scheme: text, id: identifier, name: text, uri: address, value }),
    relatedLot: identifier,
    deliveryAddress: postalAddress,
    deliveryAddresses: list(postalAddress),
    deliveryPeriod: period,
  }),
)
const tenderStatus = code('planning', 'planned', 'active', 'cancelled', 'unsuccessful', 'complete', 'withdrawn')
export const lot = named(
  object({
    id: identifier,
    title: text,
    description: text,
    status: tenderStatus,
    value,
    minValue: value,
    contractPeriod: period,
  }),
)
const amendments = list(
  object({ id: identifier, date: instant, rationale: text, description: text, amendsReleaseID: text, releaseID: text }),
)
const relatedProcesses = list(
  named(object({ id: identifier, relationship: list(text), title: text, scheme: text, identifier: identifier, uri: address })),
)
const suitability = object({ sme: flag, vcse: flag })

export const tender = object({
  id: identifier,
  title: text,
  description: text,
  status: tenderStatus,
  datePublished: instant,
  procuringEntity: organization,
  classification,
  additionalClassifications: list(classification),
  items: list(item),
  lots: list(lot),
  value,
  minValue: value,
  procurementMethod: code('open', 'selective', 'limited', 'direct'),
  procurementMethodDetails: text,
  procurementMethodRationale: text,
  mainProcurementCategory: code('goods', 'works', 'services'),
  additionalProcurementCategories: list(text),
  awardCriteria: text,
  awardCriteriaDetails: text,
  submissionMethod: list(text),
  submissionMethodDetails: text,
  eligibilityCriteria: text,
  hasEnquiries: flag,
  suitability,
  tenderPeriod: period,
  enquiryPeriod: period,
  awardPeriod: period,
  contractPeriod: period,
  numberOfTenderers: whole,
  tenderers: list(organization),
  documents: list(document),
  milestones: list(milestone),
  amendments,
})
export const award = named(
  object({
    id: identifier,
    title: text,
    description: text,
    status: code('pending', 'active', 'cancelled', 'unsuccessful'),
    date: instant,
    datePublished: instant,
    value,
    suppliers: list(organization),
    items: list(item),
    contractPeriod: period,
    documents: list(document),
    amendments,
    relatedLots: list(identifier),
    relatedBid: identifier,
  }),
)
const transaction = named(
  object({ id: identifier, source: address, date: instant, value, payer: organization, payee: organization, uri: address }),
)
export const contract = named(
  object({
    id: identifier,
    awardID: identifier,
    title: text,
    description: text,
    status: code('pending', 'active', 'cancelled', 'terminated'),
    period,
    value,
    items: list(item),
    dateSigned: instant,
    documents: list(document),
    milestones: list(milestone),
    relatedProcesses,
    amendments,
    implementation: object({
      transactions: list(transaction),
      milestones: list(milestone),
      documents: list(document),
    }),
  }),
)
const budget = object({
  id: identifier,
  description: text,
  amount: value,
  project: text,
  projectID: identifier,
  uri: address,
  source: address,
})

export const releaseTags = [
  'planning',
  'planningUpdate',
  'tender',
  'tenderAmendment',
  'tenderUpdate',
  'tenderCancellation',
  'award',
  'awardUpdate',
  'awardCancellation',
  'contract',
  'contractUpdate',
  'contractAmendment',
  'implementation',
  'implementationUpdate',
  'contractTermination',
  'compiled',
] as const

export const release = object({
  ocid: text,
  id: identifier,
  date: instant,
  tag: list(code(...releaseTags)),
  language: text,
  initiationType: code('tender'),
  title: text,
  description: text,
  parties: list(party),
  buyer: organization,
  planning: object({ rationale: text, budget, documents: list(document), milestones: list(milestone) }),
  tender,
  awards: list(award),
  contracts: list(contract),
  relatedProcesses,
})

type Required<T, K extends keyof T> = T & { [P in K]-?: NonNullable<T[P]> }
/** A release of somebody else as we understood it: valid OCDS 1.1.5, and nothing in it that its publisher did not say. */
export type MirroredRelease = Required<ReadAs<typeof release>, 'ocid' | 'id' | 'date' | 'tag' | 'initiationType'>
export type MirroredOrganization = ReadAs<typeof organization>
export type MirroredDocument = ReadAs<typeof document>
export type MirroredValue = ReadAs<typeof value>
