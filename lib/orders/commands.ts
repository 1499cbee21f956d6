import { z } from 'zod'
import { maySign, visibleTo } from '#lib/orders/policy.ts'
import { isMember, organizationOf } from '#lib/platform/actor.ts'
import { command } from '#lib/platform/command.ts'
import { conflict } from '#lib/values/fault.ts'

/**
 * The city signs the order, each maker its own line. When all have signed, production may start. Throws Fault conflict when this
 * side has signed already.
 */
export const signOrder = command({
  name: 'orders.signOrder',
  input: z.object({ orderId: z.string().max(60) }),
  load: ({ tx, actor }, { orderId }) => tx.order.findFirst({ where: { id: orderId, ...visibleTo(actor) } }),
  allow: maySign,
  async run({ tx, now, actor, announce }, order) {
    const organizationId = organizationOf(actor)
    // Whoever comes second must see the first one's signature: what was loaded may be older than the lock.
    const [locked] = await tx.$queryRaw<{ signed: boolean }[]>`
      SELECT signed_at IS NOT NULL AS signed FROM purchase_order WHERE id = ${order.id} FOR UPDATE`
    const { count } = isMember(actor, 'city')
      ? await tx.order.updateMany({ where: { id: order.id, signedAt: null }, data: { signedAt: now } })
      : await tx.orderLine.updateMany({
          where: { orderId: order.id, organizationId: organizationId!, signedAt: null },
          data: { signedAt: now },
        })
    if (count === 0) throw conflict('orderSigned')
    announce({ name: 'order.signed', subject: order.id, organizationId, payload: { organizationId } })

    const unsigned = await tx.orderLine.count({ where: { orderId: order.id, signedAt: null } })
    const citySigned = isMember(actor, 'city') || locked!.signed
    if (unsigned > 0 || !citySigned) return
    const started = await tx.order.updateMany({
      where: { id: order.id, status: 'awaiting_signatures' },
      data: { status: 'in_production' },
    })
    if (started.count === 1) announce({ name: 'order.started', subject: order.id })
  },
})
