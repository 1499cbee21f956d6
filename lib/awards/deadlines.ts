import { worker } from '#lib/platform/actor.ts'
import { db, readNow, transaction } from '#lib/platform/db.ts'
import { record } from '#lib/platform/events.ts'
import { type Sweep, workerAccess } from '#lib/platform/jobs.ts'

const batch = 100

/** When the standstill is over an award becomes final, and its order is made. */
const endStandstill: Sweep = {
  name: 'awards.endStandstill',
  access: workerAccess,
  async run() {
    const now = await readNow(db())
    const due = await db().award.findMany({
      where: { status: 'pending', standstillEndsAt: { lte: now } },
      take: batch,
      select: { id: true },
    })
    for (const { id } of due) await finalize(id)
    return due.length
  },
}

function finalize(id: string): Promise<void> {
  return transaction(async (tx, now) => {
    const { count } = await tx.award.updateMany({
      where: { id, status: 'pending', standstillEndsAt: { lte: now } },
      data: { status: 'active' },
    })
    if (count === 0) return
    const award = await tx.award.findUniqueOrThrow({
      where: { id },
      select: { tenderId: true, lot: { select: { tender: { select: { organizationId: true } } } } },
    })
    await record(tx, worker('awards'), now, [
      { name: 'award.final', subject: award.tenderId, organizationId: award.lot.tender.organizationId, payload: { awardId: id } },
    ])
  })
}

export const awardSweeps: readonly Sweep[] = [endStandstill]
