import { z } from 'zod'
import { evidenceHash, takeEvidence } from '#lib/fulfilment/evidence.ts'
import { mayInspect, mayReportAgain, milestonesVisibleTo } from '#lib/fulfilment/policy.ts'
import { isPayable, verdictOf } from '#lib/fulfilment/rules.ts'
import { signInspectionInput } from '#lib/fulfilment/schema.ts'
import { recordReported, recordVerdict } from '#lib/orders/index.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { type CommandContext, command } from '#lib/platform/command.ts'
import { conflict, invalidField } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'

/**
 * An inspector's signed report on a reported milestone, with the device evidence as it stands as its annex. Accepted in whole it
 * becomes payable; in part or not at all it goes back to the maker. Throws conflict when it is not waiting for an inspection.
 */
export const signInspection = command({
  name: 'fulfilment.signInspection',
  input: signInspectionInput,
  load: findMilestone,
  allow: (actor) => mayInspect(actor),
  run: async ({ tx, now, actor, announce }, milestone, { acceptedUnits, rejectedUnits, remark }) => {
    if (acceptedUnits + rejectedUnits !== milestone.quantity) {
      throw invalidField('acceptedUnits', 'unitsSum', { quantity: milestone.quantity })
    }
    if (rejectedUnits > 0 && remark === '') throw invalidField('remark', 'remarkMissing')
    const verdict = verdictOf(acceptedUnits, rejectedUnits)
    if (milestone.status !== 'reported') throw conflict('notReported')
    const evidence = await takeEvidence(tx, now, milestone.orderLineId)
    const evidenceSha256 = evidenceHash(evidence)
    const inspection = await tx.inspection.create({
      data: {
        id: newId('inspection', now.getTime()),
        milestoneId: milestone.id,
        inspectorId: (actor as MemberActor).personId,
        verdict,
        acceptedUnits,
        rejectedUnits,
        remark,
        evidence,
        evidenceSha256,
        evidenceGrade: evidence.grade,
        signedAt: now,
      },
    })
    announce({
      name: 'inspection.signed',
      subject: milestone.line.orderId,
      organizationId: milestone.line.organizationId,
      payload: {
        inspectionId: inspection.id,
        milestoneId: milestone.id,
        orderLineId: milestone.orderLineId,
        verdict,
        grade: evidence.grade,
        evidenceSha256,
      },
    })
    const news = await recordVerdict(tx, now, milestone.id, isPayable(verdict) ? 'accepted' : 'rejected')
    for (const event of news) announce(event)
    return { inspectionId: inspection.id, verdict, evidenceSha256 }
  },
})

/** The maker has mended what was rejected and asks for another inspection. */
export const reportAgain = command({
  name: 'fulfilment.reportAgain',
  input: z.object({ milestoneId: z.string().max(60) }),
  load: findMilestone,
  allow: (actor) => mayReportAgain(actor),
  run: async ({ tx, now, announce }, milestone) => {
    if (milestone.status !== 'rejected') throw conflict('milestoneElsewhere')
    for (const event of await recordReported(tx, now, milestone.id)) announce(event)
  },
})

function findMilestone({ tx, actor }: CommandContext, { milestoneId }: { milestoneId: string }) {
  return tx.milestone.findFirst({
    where: { AND: [milestonesVisibleTo(actor), { id: milestoneId }] },
    include: { line: { select: { orderId: true, organizationId: true } } },
  })
}
