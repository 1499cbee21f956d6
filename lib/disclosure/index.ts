export { type EntityRequest, entityTypes, listEntities } from './city-entities.ts'
export { findMirroredRecord, findMirroredReleases } from './mirrored.ts'
export { findFulfilment, findRecordPackage, findReleasePackage, listAuditHeads, type PublishedHead } from './queries.ts'
