export { type Agreement, findLedAgreement, listAgreements, listPartners, type Partner } from '#lib/matching/agreements.ts'
export { approveBeyondProbation, dissolveAgreement, proposeAgreement, signAgreement } from '#lib/matching/commands.ts'
export { listNewcomers, type Newcomer } from '#lib/matching/newcomers.ts'
export { leave, takePart } from '#lib/matching/participation.ts'
export { checkProbation, isBeyondProbation } from '#lib/matching/probation.ts'
export {
  findMatchesOf,
  findMatchSummary,
  findOwnVerdicts,
  listOwnMatches,
  type MatchSummary,
  type OwnMatch,
  type PlanSummary,
  type ProductMatch,
} from '#lib/matching/queries.ts'
export type { Reason, Verdict, VerdictKind } from '#lib/matching/reason.ts'
