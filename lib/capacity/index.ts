export { addLine, planWeek } from '#lib/capacity/commands.ts'
export { type LineCalendar, listCalendars } from '#lib/capacity/queries.ts'
export { type FreeWeek, usableWeeks, weeksFrom } from '#lib/capacity/rules.ts'
export { type AllocationRequest, allocate } from '#lib/capacity/steps.ts'
