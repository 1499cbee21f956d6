import { visibleTo } from '#lib/devices/index.ts'
import { findDesk } from '#lib/identity/index.ts'
import { findPersonByCookies } from '#lib/identity/token.ts'
import { personAccess } from '#lib/platform/access.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { db } from '#lib/platform/db.ts'
import { ensureLiveFeed, followChannel } from '#lib/platform/live-feed.ts'
import { hub, type StreamRequest, type StreamRoute } from '#lib/platform/stream.ts'
import { readingsChannel, readNotice } from '#lib/telemetry/store.ts'
import { Fault, notFound } from '#lib/values/fault.ts'

const stored = 'reading.stored'

followChannel(readingsChannel, (payload) => {
  for (const { device, epoch, seq } of readNotice(payload)) hub.publish(device, { id: `${epoch}:${seq}`, name: stored, data: {} })
})

/** Says that a device has new readings; the page then reads them. Nothing is replayed: readings are not events. */
const deviceStream: StreamRoute = {
  path: '/live/devices/:deviceId',
  access: personAccess,
  async open(request) {
    const deviceId = request.params.deviceId!
    const actor = await mayFollow(request, deviceId)
    if (!actor) throw notFound()
    ensureLiveFeed()
    return {
      topic: deviceId,
      reader: actor.personId,
      // The device's own events name orders, which may be another city's.
      shows: ({ name }) => name === stored,
      mayStay: async () => (await mayFollow(request, deviceId).catch(() => null)) !== null,
    }
  },
}

async function mayFollow(request: StreamRequest, deviceId: string): Promise<MemberActor | null> {
  const person = await findPersonByCookies(request.headers)
  if (!person) throw new Fault('unauthenticated', 'unauthenticated')
  const desk = await findDesk(person, request.query.get('org') ?? '')
  if (!desk) return null
  const device = await db().device.findFirst({ where: { AND: [visibleTo(desk.actor), { id: deviceId }] }, select: { id: true } })
  return device ? desk.actor : null
}

export const telemetryStreams: readonly StreamRoute[] = [deviceStream]
