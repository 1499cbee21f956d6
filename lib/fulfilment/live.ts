import { findDesk } from '#lib/identity/index.ts'
import { findPersonByCookies } from '#lib/identity/token.ts'
import { linesVisibleTo, visibleTo } from '#lib/orders/index.ts'
import { personAccess } from '#lib/platform/access.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { db } from '#lib/platform/db.ts'
import { ensureLiveFeed, replaySubject } from '#lib/platform/live-feed.ts'
import type { StreamRequest, StreamRoute } from '#lib/platform/stream.ts'
import { Fault, notFound } from '#lib/values/fault.ts'

/** An order's events: for the buying city, the makers on it and the operator, each asking for the organization they act for. */
const orderStream: StreamRoute = {
  path: '/live/orders/:orderId',
  access: personAccess,
  async open(request) {
    const orderId = request.params.orderId!
    const follower = await followerOf(request, orderId)
    if (!follower) throw notFound()
    ensureLiveFeed()
    return {
      topic: orderId,
      reader: follower.actor.personId,
      // A maker hears of its own lines, not of those of others in the same order.
      shows: ({ data }) => {
        const { orderLineId } = data as { orderLineId?: string }
        return orderLineId === undefined || follower.lineIds.includes(orderLineId)
      },
      replay: (lastEventId) => replaySubject(orderId, lastEventId),
      mayStay: async () => (await followerOf(request, orderId).catch(() => null)) !== null,
    }
  },
}

async function followerOf(request: StreamRequest, orderId: string): Promise<{ actor: MemberActor; lineIds: string[] } | null> {
  const person = await findPersonByCookies(request.headers)
  if (!person) throw new Fault('unauthenticated', 'unauthenticated')
  const desk = await findDesk(person, request.query.get('org') ?? '')
  if (!desk) return null
  const order = await db().order.findFirst({
    where: { AND: [visibleTo(desk.actor), { id: orderId }] },
    select: { lines: { where: linesVisibleTo(desk.actor), select: { id: true } } },
  })
  return order && { actor: desk.actor, lineIds: order.lines.map(({ id }) => id) }
}

export const fulfilmentStreams: readonly StreamRoute[] = [orderStream]
