import { command } from '#lib/platform/command.ts'
import { conflict, Fault } from '#lib/values/fault.ts'
import { tenderColumns, writeParts } from '../draft-rows.ts'
import { mayManage, visibleTo } from '../policy.ts'
import { draftFaults } from '../rules.ts'
import { draftContent, tenderId } from '../schema.ts'

/** Replaces what a draft says. A published need is not changed by this: makers have read it. */
export const updateDraft = command({
  name: 'tenders.updateDraft',
  input: draftContent.extend({ id: tenderId }),
  load: ({ tx, actor }, { id }) =>
    tx.tender.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, include: { organization: true } }),
  allow: mayManage,
  async run({ tx, now, announce }, tender, { id, ...content }) {
    const faults = draftFaults(content)
    if (Object.keys(faults).length > 0) throw new Fault('invalid', 'checkAnswers', faults)
    const { count } = await tx.tender.updateMany({
      where: { id, status: 'draft' },
      data: tenderColumns(content, tender.organization),
    })
    if (count === 0) throw conflict('tenderNotDraft')
    const { lotId } = await writeParts(tx, now, id, content)
    announce({ name: 'tender.redrafted', subject: id, organizationId: tender.organizationId })
    return { id, lotId }
  },
})
