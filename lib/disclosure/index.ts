export { findFulfilment, findRecordPackage, findReleasePackage, listAuditHeads, type PublishedHead } from './queries.ts'
