import { worker } from '#lib/platform/actor.ts'
import { readNow, transaction } from '#lib/platform/db.ts'
import { type Sweep, workerAccess } from '#lib/platform/jobs.ts'
import { isFault } from '#lib/values/fault.ts'
import { closeTender } from './commands/close-tender.ts'

export const tenderSweeps: Sweep[] = [{ name: 'closeTenders', access: workerAccess, run: closeDueTenders }]

/** Closes every published tender whose closing time has passed by the database's clock. */
async function closeDueTenders(): Promise<number> {
  const due = await transaction(async (tx) =>
    tx.tender.findMany({
      where: { status: 'published', closesAt: { lte: await readNow(tx) } },
      select: { id: true },
      orderBy: { closesAt: 'asc' },
      take: 500,
    }),
  )
  let closed = 0
  for (const { id } of due) {
    try {
      await closeTender(worker('deadlines'), { id })
      closed += 1
    } catch (error) {
      // Somebody else closed or cancelled it in between.
      if (!isFault(error)) throw error
    }
  }
  return closed
}
