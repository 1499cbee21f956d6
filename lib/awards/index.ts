export { decideAward } from '#lib/awards/commands.ts'
export {
  type AwardEntry,
  type AwardPlanSummary,
  type Candidate,
  type Decision,
  findAwardPlan,
  findDecision,
  listAwards,
} from '#lib/awards/queries.ts'
