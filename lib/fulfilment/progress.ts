import { foldVersion } from '#lib/fulfilment/fold.ts'
import { progressInput } from '#lib/fulfilment/schema.ts'
import { command } from '#lib/platform/command.ts'
import { conflict } from '#lib/values/fault.ts'

/** Writes a line's new state over the one it was computed after, and says so. Throws conflict when another fold was faster. */
export const recordProgress = command({
  name: 'fulfilment.recordProgress',
  input: progressInput,
  load: ({ tx }, { orderLineId }) =>
    tx.orderLine.findUnique({ where: { id: orderLineId }, select: { id: true, orderId: true, organizationId: true } }),
  allow: (actor) => actor.kind === 'worker',
  run: async ({ tx, now, announce }, line, { orderLineId, previousHash, ...counts }) => {
    const data = { ...counts, foldVersion, updatedAt: now }
    const { count } =
      previousHash === null
        ? await tx.lineState.createMany({ data: [{ orderLineId, ...data }], skipDuplicates: true })
        : await tx.lineState.updateMany({ where: { orderLineId, stateHash: previousHash }, data })
    if (count === 0) throw conflict('conflict')
    const { made, tested, packed, shipped, arrived, installed, commissioned, unwitnessed, stateHash } = counts
    announce({
      name: 'line.progressed',
      subject: line.orderId,
      organizationId: line.organizationId,
      payload: { orderLineId, made, tested, packed, shipped, arrived, installed, commissioned, unwitnessed, stateHash },
    })
  },
})
