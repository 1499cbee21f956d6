import { answer, readQuestion, storeAnswer } from '#lib/matching/steps.ts'
import { worker } from '#lib/platform/actor.ts'
import { transaction } from '#lib/platform/db.ts'
import { record } from '#lib/platform/events.ts'
import { type JobTable, workerAccess } from '#lib/platform/jobs.ts'

/** Reads the market, solves with no transaction open, and replaces what is stored. */
export const matchingJobs: JobTable = {
  assessTender: {
    access: workerAccess,
    async run({ tenderId }) {
      const id = String(tenderId)
      const question = await transaction((tx, now) => readQuestion(tx, id, now))
      const assessment = await answer(question)
      await transaction(async (tx, now) => {
        const { organizationId } = await tx.tender.findUniqueOrThrow({ where: { id }, select: { organizationId: true } })
        await storeAnswer(tx, now, id, assessment)
        const count = (verdict: string) => assessment.verdicts.filter((candidate) => candidate.verdict === verdict).length
        const payload = { alone: count('alone'), together: count('together'), near: count('near'), excluded: count('excluded') }
        await record(tx, worker('matching'), now, [{ name: 'tender.matched', subject: id, organizationId, payload }])
      })
    },
  },
}
