import { expect, it } from 'vitest'
import { bindDevice, registerDevice } from '#lib/devices/index.ts'
import { Pace } from '#lib/fulfilment/pace.ts'
import { db } from '#lib/platform/db.ts'
import { Batcher, decode } from '#lib/telemetry/index.ts'
import { makeWorld } from '../devices/world.ts'

const batcher = new Batcher()

it('a line whose counter is beyond all measure holds up no other', async () => {
  const { brno, leeds, orderLineId, otherLineId } = await makeWorld()
  const lines = [
    { maker: brno, id: orderLineId },
    { maker: leeds, id: otherLineId },
  ].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const [index, { maker, id }] of lines.entries()) {
    const { deviceId } = await registerDevice(maker, { name: 'Press', kind: 'machine', sector: 'transport', cycleSeconds: 1 })
    await bindDevice(maker, { deviceId, orderLineId: id })
    // A full counter that starts again: together more than an order can hold.
    const values = index === 0 ? [0, 2_147_483_647, 5] : [0, 3]
    const now = Date.now()
    const readings = values.map((value, seq) => ({ seq, at: new Date(now + seq * 1000).toISOString(), type: 'count', value }))
    const message = decode('moi/v1', Buffer.from(JSON.stringify({ epoch: 1, readings })), deviceId, null)
    await batcher.add({ deviceId, topic: 't', message })
  }
  const reported: unknown[] = []
  const pace = new Pace((error) => reported.push(error))
  await pace.catchUp()
  await pace.stop()
  expect(reported).toHaveLength(1)
  expect(await db().lineState.findUnique({ where: { orderLineId: lines[0]!.id } })).toBeNull()
  expect(await db().lineState.findUnique({ where: { orderLineId: lines[1]!.id } })).toMatchObject({ made: 3 })
})
