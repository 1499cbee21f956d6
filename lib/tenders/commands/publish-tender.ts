import * as z from 'zod'
import { command } from '#lib/platform/command.ts'
import { env } from '#lib/platform/env.ts'
import { sweepAt } from '#lib/platform/jobs.ts'
import { nextNumber } from '#lib/platform/numbers.ts'
import { rehearsalGapOf } from '#lib/sealing/index.ts'
import { conflict } from '#lib/values/fault.ts'
import { mayManage, visibleTo } from '../policy.ts'
import { leastOpenMs, publicationGaps } from '../rules.ts'
import { tenderId } from '../schema.ts'

/**
 * Gives a need its number and shows it to everyone. Refused until the committee of now has passed its rehearsal, and when the
 * closing time leaves makers less than the rules allow.
 */
export const publishTender = command({
  name: 'tenders.publishTender',
  input: z.object({ id: tenderId }),
  load: ({ tx, actor }, { id }) => tx.tender.findFirst({ where: { AND: [{ id }, visibleTo(actor)] } }),
  allow: mayManage,
  async run({ tx, now, announce }, { id }) {
    // Whatever still changes the draft or its committee comes first; what is published is what was checked.
    await tx.$queryRaw`SELECT id FROM tender WHERE id = ${id} FOR UPDATE`
    const tender = await tx.tender.findUniqueOrThrow({ where: { id } })
    if (tender.status !== 'draft') throw conflict('tenderNotDraft')
    const demo = env.MODE === 'demo'
    const [gap] = publicationGaps(tender, now, (await rehearsalGapOf(tx, tender.id)) === null, demo)
    if (gap === 'pack') throw conflict('packWithoutTender')
    if (gap === 'rehearsal') throw conflict('rehearsalMissing')
    if (gap === 'closing') throw conflict('closingTooSoon', { hours: Math.ceil(leastOpenMs(tender.rulesPack, demo) / 3_600_000) })
    const number = await nextNumber(tx, 'MOI', now)
    const { count } = await tx.tender.updateMany({
      where: { id: tender.id, status: 'draft' },
      data: { status: 'published', number, publishedAt: now },
    })
    if (count === 0) throw conflict('conflict')
    await sweepAt(tx, tender.closesAt, now)
    announce({ name: 'tender.published', subject: tender.id, organizationId: tender.organizationId, payload: { number } })
    return { id: tender.id, number }
  },
})
