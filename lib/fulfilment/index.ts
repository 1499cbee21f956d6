export { reportAgain, signInspection } from '#lib/fulfilment/commands.ts'
export { type Evidence, evidenceHash } from '#lib/fulfilment/evidence.ts'
export { foldLine, foldVersion, stateHash } from '#lib/fulfilment/fold.ts'
export { Folder } from '#lib/fulfilment/folder.ts'
export {
  daysLate,
  type NextAct,
  nextActOf,
  type OrderAt,
  type OrderStop,
  plannedBy,
  stopOf,
} from '#lib/fulfilment/order-progress.ts'
export { mayInspect, mayReportAgain, milestonesVisibleTo } from '#lib/fulfilment/policy.ts'
export {
  findMilestone,
  findOrder,
  listOrders,
  type MilestoneView,
  type OrderEvent,
  type OrderLineView,
  type OrderRow,
  type OrderView,
} from '#lib/fulfilment/queries.ts'
export { type EvidenceGrade, gradeOf, isPayable, reachedBy, type Verdict, verdictOf } from '#lib/fulfilment/rules.ts'
