export { decideAward } from '#lib/awards/commands.ts'
export { type AwardEntry, type Candidate, type Decision, findDecision, listAwards } from '#lib/awards/queries.ts'
