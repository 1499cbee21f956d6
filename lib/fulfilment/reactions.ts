import { reachedBy } from '#lib/fulfilment/rules.ts'
import { recordReported } from '#lib/orders/index.ts'
import { worker } from '#lib/platform/actor.ts'
import { record } from '#lib/platform/events.ts'
import { type Reaction, workerAccess } from '#lib/platform/jobs.ts'

/** Devices have reported a milestone's quantity: it waits for its inspector. A rejected one is reported again by the maker only. */
const reportMilestones: Reaction = {
  name: 'fulfilment.reportMilestones',
  on: 'line.progressed',
  access: workerAccess,
  async run(tx, now, event) {
    const orderLineId = String(event.payload.orderLineId)
    const state = await tx.lineState.findUnique({ where: { orderLineId } })
    const planned = await tx.milestone.findMany({
      where: { orderLineId, status: 'planned', line: { order: { status: 'in_production' } } },
      orderBy: { ordinal: 'asc' },
    })
    for (const milestone of planned) {
      if (!state || reachedBy(milestone.kind, state) < milestone.quantity) continue
      await record(tx, worker('fulfilment'), now, await recordReported(tx, now, milestone.id))
    }
  },
}

export const fulfilmentReactions: readonly Reaction[] = [reportMilestones]
