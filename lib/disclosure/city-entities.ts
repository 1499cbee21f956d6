/** A city's devices as NGSI-LD entities for its own platform: what reports on its orders now. */
import { listDevices } from '#lib/devices/index.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { read } from '#lib/platform/query.ts'
import type { JsonObject } from '#lib/standards/json-shape.ts'
import { deviceEntity, measurementEntity, type Representation } from '#lib/standards/ngsi-ld/index.ts'
import { type LatestValue, listLatestValues } from '#lib/telemetry/index.ts'
import type { PageRequest } from '#lib/values/page.ts'

export const entityTypes = ['Device', 'DeviceMeasurement'] as const
export type EntityRequest = PageRequest & { type: (typeof entityTypes)[number]; representation: Representation }

/** A page of entities of the devices that the actor may see, newest first; `next` is the cursor of the following page. */
export async function listEntities(
  actor: MemberActor,
  request: EntityRequest,
): Promise<{ entities: JsonObject[]; next: string | null }> {
  const { rows, older } = await listDevices(actor, request)
  const ids = rows.map(({ id }) => id)
  const values = Map.groupBy(await listLatestValues(ids), ({ deviceId }) => deviceId)
  const works = request.type === 'Device' ? await worksOf(ids) : new Map<string, Work>()
  const entities = rows.flatMap((row) => {
    const own = values.get(row.id) ?? []
    if (request.type === 'DeviceMeasurement')
      return own.map((one) =>
        measurementEntity({ number: row.number, kind: row.kind, ...measurementOf(one) }, request.representation),
      )
    const work = works.get(row.id)
    if (!work) return []
    const measures = own.flatMap(({ name }) => (name === null ? [] : [name]))
    const { number, name, kind, lastReadAt, state } = row
    return [deviceEntity({ number, name, kind, lastReadAt, state, measures, ...work }, request.representation)]
  })
  return { entities, next: older }
}

function measurementOf({ name, value, unit, at }: LatestValue) {
  return { property: name ?? 'itemsMade', value, unit, at }
}

type Work = { provider: string; orderNumber: string; productId: string | null; firstUsedAt: Date }

/** Where each of these devices works at the moment. */
async function worksOf(deviceIds: string[]): Promise<Map<string, Work>> {
  const bindings = await read(({ tx }) =>
    tx.binding.findMany({
      where: { deviceId: { in: deviceIds }, releasedAt: null },
      select: {
        deviceId: true,
        boundAt: true,
        device: { select: { organization: { select: { name: true } } } },
        line: { select: { productId: true, order: { select: { number: true } } } },
      },
    }),
  )
  return new Map(
    bindings.map(({ deviceId, boundAt, device, line }) => [
      deviceId,
      { provider: device.organization.name, orderNumber: line.order.number, productId: line.productId, firstUsedAt: boundAt },
    ]),
  )
}
