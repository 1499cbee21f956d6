export { type EntityRequest, entityTypes, listEntities } from './city-entities.ts'
export { findFulfilment, findRecordPackage, findReleasePackage, listAuditHeads, type PublishedHead } from './queries.ts'
