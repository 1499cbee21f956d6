import { beforeAll, expect, it } from 'vitest'
import { bindDevice, registerDevice } from '#lib/devices/index.ts'
import { listEntities } from '#lib/disclosure/index.ts'
import { Batcher, decode } from '#lib/telemetry/index.ts'
import { makeWorld, type World } from '#tests/lib/devices/world.ts'

let world: World
let other: World
const both = { representation: 'keyValues' } as const

beforeAll(async () => {
  ;[world, other] = [await makeWorld(), await makeWorld()]
  const { brno, orderLineId } = world
  const press = await registerDevice(brno, { name: 'Press', kind: 'machine', sector: 'transport', cycleSeconds: 1 })
  await registerDevice(brno, { name: 'At rest', kind: 'machine', sector: 'transport', cycleSeconds: 1 })
  await bindDevice(brno, { deviceId: press.deviceId, orderLineId })
  const readings = [
    { type: 'state', state: 'running' },
    { type: 'count', value: 3 },
    { type: 'measure', name: 'temperature', value: 20, unit: 'Cel' },
    { type: 'count', value: 4 },
    { type: 'count', value: null },
    { type: 'measure', name: 'temperature', value: 21.5, unit: 'Cel' },
  ].map((reading, seq) => ({ seq, at: new Date(Date.now() + seq * 1000).toISOString(), ...reading }))
  const bytes = Buffer.from(JSON.stringify({ epoch: 1, readings }))
  await new Batcher().add({ deviceId: press.deviceId, topic: 't', message: decode('moi/v1', bytes, press.deviceId, null) })
})

it('gives a city the devices that work on its orders, and no others', async () => {
  const { entities, next } = await listEntities(world.tampere, { type: 'Device', ...both })
  expect(entities).toEqual([
    expect.objectContaining({ type: 'Device', name: 'Press', deviceState: 'running', controlledProperty: ['temperature'] }),
  ])
  expect(next).toBeNull()
  expect((await listEntities(other.tampere, { type: 'Device', ...both })).entities).toEqual([])
  expect((await listEntities(other.tampere, { type: 'DeviceMeasurement', ...both })).entities).toEqual([])
})

it('gives the latest value of each counter and measurement', async () => {
  const { entities } = await listEntities(world.tampere, { type: 'DeviceMeasurement', ...both })
  expect(entities.map(({ controlledProperty, numValue }) => [controlledProperty, numValue])).toEqual(
    expect.arrayContaining([
      ['temperature', 21.5],
      ['itemsMade', 4],
    ]),
  )
  expect(entities).toHaveLength(2)
})
