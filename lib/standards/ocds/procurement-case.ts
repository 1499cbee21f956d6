import type { Money } from '#lib/values/money.ts'
import type { AwardStatus, Category, ContractStatus, Method, MilestoneStatus, MilestoneType, TenderStatus } from './format.ts'

/**
 * One contracting process as plain facts, ready to be written as OCDS. Organizations are named by id and listed once;
 * amounts are exact money, instants are Dates. Sections that have not happened yet are empty lists.
 */
export type ProcurementCase = {
  /** Our public number, MOI-2026-000142; it ends the ocid. */
  number: string
  /** BCP 47 language of titles and descriptions. */
  language: string
  buyer: string
  /** The process of somebody else from whose notice this one was written; `uri` is its record with us. */
  writtenFrom?: { ocid: string; title: string; uri: string } | undefined
  organizations: CaseOrganization[]
  tender: CaseTender
  awards: CaseAward[]
  contracts: CaseContract[]
}

export type CaseOrganization = {
  id: string
  name: string
  identifier?: { scheme: string; id: string; legalName?: string } | undefined
  address?: { locality?: string; region?: string; countryName?: string } | undefined
}

export type CaseItem = {
  id: string
  description: string
  /** CPV 2008 with or without its check digit; OCDS carries the eight digits. */
  cpv?: string | undefined
  cpvLabel?: string | undefined
  quantity: number
  /** UN/ECE Recommendation 20 code: H87 piece, SET set. */
  unit: string
  unitName?: string | undefined
  unitPrice?: Money | undefined
  lot?: string | undefined
}

export type CaseMilestone = {
  id: string
  title: string
  type: MilestoneType
  code?: string | undefined
  due?: Date | undefined
  met?: Date | undefined
  modified?: Date | undefined
  status: MilestoneStatus
  lots?: string[] | undefined
}

export type CaseDocument = {
  id: string
  /** Code of the OCDS documentType list. */
  type?: string | undefined
  title: string
  url?: string | undefined
  published?: Date | undefined
  format?: string | undefined
  language?: string | undefined
}

export type CaseTender = {
  id: string
  title: string
  description?: string | undefined
  status: TenderStatus
  value?: Money | undefined
  method: Method
  methodDetails?: string | undefined
  methodRationale?: string | undefined
  category: Category
  awardCriteria?: string | undefined
  awardCriteriaDetails?: string | undefined
  opens?: Date | undefined
  closes?: Date | undefined
  questionsUntil?: Date | undefined
  contractFrom?: Date | undefined
  contractTo?: Date | undefined
  /** Only after the opening: before it, nobody learns who handed in. */
  tenderers?: string[] | undefined
  lots: { id: string; title: string; status?: TenderStatus | undefined; value?: Money | undefined }[]
  items: CaseItem[]
  milestones?: CaseMilestone[] | undefined
  documents?: CaseDocument[] | undefined
}

export type CaseAward = {
  id: string
  title?: string | undefined
  description?: string | undefined
  status: AwardStatus
  date: Date
  value: Money
  suppliers: string[]
  lots: string[]
  items?: CaseItem[] | undefined
}

export type CaseTransaction = { id: string; source?: string | undefined; date: Date; value: Money; payer: string; payee: string }

export type CaseContract = {
  id: string
  award: string
  title?: string | undefined
  status: ContractStatus
  value: Money
  signed?: Date | undefined
  from?: Date | undefined
  to?: Date | undefined
  items?: CaseItem[] | undefined
  documents?: CaseDocument[] | undefined
  milestones: CaseMilestone[]
  transactions: CaseTransaction[]
}
