export { formCommittee } from './commands/form-committee.ts'
export { giveRehearsalShare } from './commands/give-rehearsal-share.ts'
export { registerCustodianKey } from './commands/register-custodian-key.ts'
export { beginOpening, openingKind, recordOpening, recordOpeningShare } from './opening-steps.ts'
export { mayFormCommittee, visibleTo } from './policy.ts'
export {
  type Committee,
  type CustodianTask,
  findCommittee,
  findCustodianTask,
  findNoticeKeys,
  listCustodianCandidates,
  listOwnCustodianKeys,
  type NoticeKeys,
  nextKeyVersion,
} from './queries.ts'
export { rehearsalGapOf } from './steps.ts'
export { type OpeningKeys, takeKeys } from './take-keys.ts'
