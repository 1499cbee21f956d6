export { buyDirectly, type DirectBudget, findDirectBudget } from '#lib/awards/buy-directly.ts'
export { decideAward } from '#lib/awards/commands.ts'
export { directPackOf } from '#lib/awards/direct-rules.ts'
export {
  type AwardEntry,
  type AwardPlanSummary,
  type Candidate,
  type Decision,
  findAwardPlan,
  findDecision,
  listAwards,
} from '#lib/awards/queries.ts'
