/**
 * The parts of OCDS 1.1.5 that we publish, with the lots extension. Names and closed lists are the standard's
 * (https://standard.open-contracting.org/1.1/en/schema/); absent values are left out, never null.
 */
export type Value = { amount: number; currency: string }
export type Period = { startDate?: string; endDate?: string }
export type OrganizationReference = { id: string; name: string }
export type PartyRole = 'buyer' | 'procuringEntity' | 'tenderer' | 'supplier' | 'payer' | 'payee'
export type Party = OrganizationReference & {
  identifier?: { scheme: string; id: string; legalName: string }
  address?: { locality?: string; region?: string; countryName?: string }
  roles: PartyRole[]
}

export type Classification = { scheme: string; id: string; description?: string }
export type Unit = { scheme: 'UNCEFACT'; id: string; name?: string; value?: Value }
export type Item = {
  id: string
  description: string
  classification?: Classification
  quantity: number
  unit: Unit
  relatedLot?: string
}

export type MilestoneType =
  | 'preProcurement'
  | 'approval'
  | 'engagement'
  | 'assessment'
  | 'delivery'
  | 'reporting'
  | 'financing'
  | 'payment'
export type MilestoneStatus = 'scheduled' | 'met' | 'notMet' | 'partiallyMet'
export type Milestone = {
  id: string
  title: string
  type: MilestoneType
  code?: string
  dueDate?: string
  dateMet?: string
  dateModified?: string
  status: MilestoneStatus
  relatedLots?: string[]
}

export type Document = {
  id: string
  documentType?: string
  title: string
  url?: string
  datePublished?: string
  format?: string
  language?: string
  relatedLots?: string[]
}

export type TenderStatus = 'planning' | 'planned' | 'active' | 'cancelled' | 'unsuccessful' | 'complete' | 'withdrawn'
export type Method = 'open' | 'selective' | 'limited' | 'direct'
export type Category = 'goods' | 'works' | 'services'
export type Lot = { id: string; title: string; status?: TenderStatus; value?: Value }
export type Tender = {
  id: string
  title: string
  description?: string
  status: TenderStatus
  procuringEntity: OrganizationReference
  items: Item[]
  value?: Value
  procurementMethod: Method
  procurementMethodDetails?: string
  procurementMethodRationale?: string
  mainProcurementCategory: Category
  awardCriteria?: string
  awardCriteriaDetails?: string
  submissionMethod?: string[]
  tenderPeriod?: Period
  enquiryPeriod?: Period
  awardPeriod?: Period
  contractPeriod?: Period
  numberOfTenderers?: number
  tenderers?: OrganizationReference[]
  documents?: Document[]
  milestones?: Milestone[]
  lots?: Lot[]
}

export type AwardStatus = 'pending' | 'active' | 'cancelled' | 'unsuccessful'
export type Award = {
  id: string
  title?: string
  description?: string
  status: AwardStatus
  date: string
  value: Value
  suppliers: OrganizationReference[]
  items?: Item[]
  relatedLots?: string[]
}

export type ContractStatus = 'pending' | 'active' | 'cancelled' | 'terminated'
export type Transaction = {
  id: string
  source?: string
  date: string
  value: Value
  payer: OrganizationReference
  payee: OrganizationReference
}
export type Contract = {
  id: string
  awardID: string
  title?: string
  status: ContractStatus
  period?: Period
  value: Value
  items?: Item[]
  dateSigned?: string
  documents?: Document[]
  implementation?: { transactions?: Transaction[]; milestones?: Milestone[]; documents?: Document[] }
}

export type ReleaseTag =
  | 'tender'
  | 'tenderUpdate'
  | 'tenderAmendment'
  | 'tenderCancellation'
  | 'award'
  | 'awardUpdate'
  | 'awardCancellation'
  | 'contract'
  | 'contractUpdate'
  | 'contractAmendment'
  | 'contractTermination'
  | 'implementation'
  | 'implementationUpdate'
  | 'compiled'

export type Release = {
  ocid: string
  id: string
  date: string
  language: string
  tag: ReleaseTag[]
  initiationType: 'tender'
  parties: Party[]
  buyer: OrganizationReference
  tender: Tender
  awards?: Award[]
  contracts?: Contract[]
  relatedProcesses?: { id: string; relationship: string[]; title: string; scheme: 'ocid'; identifier: string; uri: string }[]
}

type Package = {
  uri: string
  version: '1.1'
  extensions: string[]
  publishedDate: string
  publisher: { name: string; uri?: string }
  license?: string
  publicationPolicy?: string
}
export type ReleasePackage = Package & { releases: Release[] }
export type RecordPackage = Package & { records: { ocid: string; releases: Release[]; compiledRelease: Release }[] }
