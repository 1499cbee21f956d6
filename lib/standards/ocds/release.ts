import type { Award, Contract, Lot, Release, ReleaseTag, Tender, Transaction } from './format.ts'
import { partiesOf, referenceTo } from './parties.ts'
import { amountOf, documentOf, instantOf, itemOf, milestoneOf, periodOf, present } from './parts.ts'
import type { CaseAward, CaseContract, CaseTransaction, ProcurementCase } from './procurement-case.ts'

/** Until the Open Contracting Partnership assigns one to an installation, ours is a demo prefix. */
export const demoPrefix = 'ocds-moi000'

/** `ocds-moi000-MOI-2026-000142`. */
export function ocidOf(number: string, prefix: string = demoPrefix): string {
  return `${prefix}-${number}`
}

export type ReleaseOptions = {
  /** When what it tells became true; with the tags it makes the release's id, so a rebuilt release is the same one. */
  date: Date
  /** Default: the sections that the case has. */
  tag?: ReleaseTag[]
  prefix?: string
}

/**
 * The case as one OCDS 1.1.5 release; same facts, same bytes. Throws RangeError on an organization that the case does not
 * list and on an amount beyond 15 digits.
 */
export function releaseOf(found: ProcurementCase, { date, tag = tagsOf(found), prefix = demoPrefix }: ReleaseOptions): Release {
  const ocid = ocidOf(found.number, prefix)
  const contracts = found.contracts.map((contract) => contractOf(found, contract))
  return present<Release>({
    ocid,
    id: `${ocid}-${tag.at(-1)}-${date.getTime()}`,
    date: instantOf(date),
    language: found.language,
    tag,
    initiationType: 'tender',
    parties: partiesOf(found),
    buyer: referenceTo(found, found.buyer),
    tender: tenderOf(found),
    awards: found.awards.map((award) => awardOf(found, award)),
    contracts,
    // No code of the standard's list says that one buyer took another's words; its own codes would claim a renewal.
    relatedProcesses: found.writtenFrom && [
      {
        id: '1',
        relationship: ['x_writtenFrom'],
        title: found.writtenFrom.title,
        scheme: 'ocid',
        identifier: found.writtenFrom.ocid,
        uri: found.writtenFrom.uri,
      },
    ],
  })
}

/** Which sections a case has reached. */
export function tagsOf(found: ProcurementCase): ReleaseTag[] {
  const tags: ReleaseTag[] = ['tender']
  if (found.awards.length > 0) tags.push('award')
  if (found.contracts.length > 0) tags.push('contract')
  const started = found.contracts.some((one) => one.transactions.length > 0 || one.milestones.some((milestone) => milestone.met))
  return started ? [...tags, 'implementation'] : tags
}

function tenderOf(found: ProcurementCase): Tender {
  const { tender } = found
  return present<Tender>({
    id: tender.id,
    title: tender.title,
    description: tender.description,
    status: tender.status,
    procuringEntity: referenceTo(found, found.buyer),
    items: tender.items.map(itemOf),
    value: tender.value && amountOf(tender.value),
    procurementMethod: tender.method,
    procurementMethodDetails: tender.methodDetails,
    procurementMethodRationale: tender.methodRationale,
    mainProcurementCategory: tender.category,
    awardCriteria: tender.awardCriteria,
    awardCriteriaDetails: tender.awardCriteriaDetails,
    submissionMethod: ['electronicSubmission'],
    tenderPeriod: periodOf(tender.opens, tender.closes),
    enquiryPeriod: periodOf(tender.questionsUntil && tender.opens, tender.questionsUntil),
    contractPeriod: periodOf(tender.contractFrom, tender.contractTo),
    numberOfTenderers: tender.tenderers?.length,
    tenderers: tender.tenderers?.toSorted().map((id) => referenceTo(found, id)),
    documents: tender.documents?.map(documentOf),
    milestones: tender.milestones?.map(milestoneOf),
    lots: tender.lots.map(({ id, title, status, value }) => present<Lot>({ id, title, status, value: value && amountOf(value) })),
  })
}

function awardOf(found: ProcurementCase, award: CaseAward): Award {
  return present<Award>({
    id: award.id,
    title: award.title,
    description: award.description,
    status: award.status,
    date: instantOf(award.date),
    value: amountOf(award.value),
    suppliers: award.suppliers.map((id) => referenceTo(found, id)),
    items: award.items?.map(itemOf),
    relatedLots: award.lots,
  })
}

function contractOf(found: ProcurementCase, contract: CaseContract): Contract {
  return present<Contract>({
    id: contract.id,
    awardID: contract.award,
    title: contract.title,
    status: contract.status,
    period: periodOf(contract.from, contract.to),
    value: amountOf(contract.value),
    items: contract.items?.map(itemOf),
    dateSigned: contract.signed && instantOf(contract.signed),
    documents: contract.documents?.map(documentOf),
    implementation: present({
      transactions: contract.transactions.map((transaction) => transactionOf(found, transaction)),
      milestones: contract.milestones.map(milestoneOf),
    }),
  })
}

function transactionOf(found: ProcurementCase, transaction: CaseTransaction): Transaction {
  return present<Transaction>({
    id: transaction.id,
    source: transaction.source,
    date: instantOf(transaction.date),
    value: amountOf(transaction.value),
    payer: referenceTo(found, transaction.payer),
    payee: referenceTo(found, transaction.payee),
  })
}
