import { planAward } from '#lib/awards/plan.ts'
import { type JobTable, workerAccess } from '#lib/platform/jobs.ts'

export const awardJobs: JobTable = {
  planAward: { access: workerAccess, run: ({ tenderId }) => planAward(String(tenderId)) },
}
