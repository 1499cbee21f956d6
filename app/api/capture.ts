import type { Context } from 'hono'
import { requireLength } from '#api/body.ts'
import type { MachineRoute } from '#api/machine.ts'
import { publicAccess } from '#lib/platform/access.ts'
import { captureReadings, deviceOfHeader, findClock, limits, secondsToWait } from '#lib/telemetry/index.ts'

const path = '/api/capture/readings'

/** HTTPS in, for devices that do not speak MQTT: the same message, the same judgement, answered after the commit. */
export const captureRoutes: MachineRoute[] = [
  { method: 'POST', path, access: { kind: 'device' }, handle: takeReadings },
  { method: 'GET', path: '/api/clock', access: publicAccess, handle: tellTime },
]

async function takeReadings(context: Context): Promise<Response> {
  const device = await deviceOfHeader(context.req.header('authorization'))
  const wait = secondsToWait(device, Date.now())
  if (wait > 0) return context.body(null, 429, { 'retry-after': String(wait), 'cache-control': 'no-store' })
  requireLength(context, limits.messageBytes)
  const receipt = await captureReadings(device, path, Buffer.from(await context.req.arrayBuffer()))
  return context.json(receipt, 202, { 'cache-control': 'no-store' })
}

/** The marketplace's clock, for devices that have none and for simulators: in a demo it may be ahead of the wall's. */
async function tellTime(context: Context): Promise<Response> {
  return context.json({ now: (await findClock()).toISOString() }, 200, { 'cache-control': 'no-store' })
}
