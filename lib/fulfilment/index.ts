export { reportAgain, signInspection } from '#lib/fulfilment/commands.ts'
export { type Evidence, evidenceHash } from '#lib/fulfilment/evidence.ts'
export {
  type BindingState,
  foldLine,
  foldVersion,
  type LineCounts,
  mergeBindings,
  startBinding,
  stateHash,
} from '#lib/fulfilment/fold.ts'
export { Folder } from '#lib/fulfilment/folder.ts'
export { type Forecast, forecast, type Outlook } from '#lib/fulfilment/forecast.ts'
export { followBinding, type HistoricBinding, type Step } from '#lib/fulfilment/history.ts'
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
export {
  daysLate,
  type EvidenceGrade,
  type EvidenceReason,
  gradeOf,
  isPayable,
  type NextAct,
  nextActOf,
  type OrderAt,
  type OrderStop,
  plannedBy,
  reachedBy,
  stopOf,
  type Verdict,
  verdictOf,
} from '#lib/fulfilment/rules.ts'
