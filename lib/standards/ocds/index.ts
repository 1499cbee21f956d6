export type {
  MilestoneStatus,
  MilestoneType,
  RecordPackage,
  Release,
  ReleasePackage,
  ReleaseTag,
  TenderStatus,
} from './format.ts'
export {
  mirroredRecordPackage,
  mirroredReleasePackage,
  type PassedOn,
  type Publication,
  recordPackage,
  releasePackage,
} from './packages.ts'
export type {
  CaseAward,
  CaseContract,
  CaseDocument,
  CaseItem,
  CaseMilestone,
  CaseOrganization,
  CaseTender,
  CaseTransaction,
  ProcurementCase,
} from './procurement-case.ts'
export { demoPrefix, ocidOf, type ReleaseOptions, releaseOf, tagsOf } from './release.ts'
