import { findDesk } from '#lib/identity/index.ts'
import { findPersonByCookies } from '#lib/identity/token.ts'
import { visibleTo } from '#lib/orders/index.ts'
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
    const actor = await mayFollow(request, orderId)
    if (!actor) throw notFound()
    ensureLiveFeed()
    return {
      topic: orderId,
      reader: actor.personId,
      replay: (lastEventId) => replaySubject(orderId, lastEventId),
      mayStay: async () => (await mayFollow(request, orderId).catch(() => null)) !== null,
    }
  },
}

async function mayFollow(request: StreamRequest, orderId: string): Promise<MemberActor | null> {
  const person = await findPersonByCookies(request.headers)
  if (!person) throw new Fault('unauthenticated', 'unauthenticated')
  const desk = await findDesk(person, request.query.get('org') ?? '')
  if (!desk) return null
  const order = await db().order.findFirst({ where: { AND: [visibleTo(desk.actor), { id: orderId }] }, select: { id: true } })
  return order ? desk.actor : null
}

export const fulfilmentStreams: readonly StreamRoute[] = [orderStream]
