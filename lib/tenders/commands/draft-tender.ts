import { noticeRows } from '#lib/mirrors/index.ts'
import { isMember, organizationOf } from '#lib/platform/actor.ts'
import { command } from '#lib/platform/command.ts'
import { Fault, invalidField } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { tenderColumns, writeParts } from '../draft-rows.ts'
import { draftFaults } from '../rules.ts'
import { newDraft } from '../schema.ts'

/** A new need, seen by its city alone. It has no public number yet: until publication its id stands in that column. */
export const draftTender = command({
  name: 'tenders.draftTender',
  input: newDraft,
  load: ({ tx, actor }) =>
    tx.organization.findFirst({
      where: { id: organizationOf(actor) ?? '', kind: 'city' },
      select: { id: true, timeZone: true, name: true, localName: true, place: true },
    }),
  allow: (actor) => isMember(actor, 'city', 'officer'),
  async run({ tx, now, announce }, city, { sourceNoticeId, ...content }) {
    const faults = draftFaults(content)
    if (Object.keys(faults).length > 0) throw new Fault('invalid', 'checkAnswers', faults)
    if (sourceNoticeId !== null && (await noticeRows(tx, [sourceNoticeId])).length === 0)
      throw invalidField('form', 'sourceNoticeUnknown')
    const id = newId('tender', now.getTime())
    await tx.tender.create({
      data: {
        ...tenderColumns(content, city),
        sourceNoticeId,
        id,
        number: id,
        status: 'draft',
        organizationId: city.id,
        timeZone: city.timeZone,
        createdAt: now,
      },
    })
    const { lotId } = await writeParts(tx, now, id, content)
    announce({ name: 'tender.drafted', subject: id, organizationId: city.id })
    return { id, lotId }
  },
})
