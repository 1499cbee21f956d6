import { beforeAll, describe, expect, it } from 'vitest'
import { machine } from '#api/machine.ts'
import { type DeviceSecret, registerDevice, suspendDevice } from '#lib/devices/index.ts'
import { listReadings } from '#lib/telemetry/index.ts'
import { makeWorld, type World } from '../lib/devices/world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

const register = () => registerDevice(world.brno, { name: 'Press', kind: 'machine', sector: 'transport', cycleSeconds: 1 })
const body = (seq: number) => JSON.stringify({ epoch: 1, readings: [{ seq, type: 'count', value: seq }] })

function post({ deviceId, secret }: Pick<DeviceSecret, 'deviceId' | 'secret'>, content: string): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${deviceId}:${secret}`).toString('base64')}`
  const headers = { authorization, 'content-length': String(Buffer.byteLength(content)) }
  return Promise.resolve(machine.request('/api/capture/readings', { method: 'POST', headers, body: content }))
}

describe('readings over HTTPS', () => {
  it('are answered after the commit, with what became of them', async () => {
    const device = await register()
    const response = await post(device, body(1))
    expect([response.status, await response.json()]).toEqual([202, { stored: 1, duplicates: 0, quarantined: [] }])
    expect(await listReadings(device.deviceId)).toHaveLength(1)
    expect(await (await post(device, body(1))).json()).toEqual({ stored: 0, duplicates: 1, quarantined: [] })
    expect(await (await post(device, '{')).json()).toEqual({ stored: 0, duplicates: 0, quarantined: ['notJson'] })
  })

  it('are refused without the device’s own secret, and from a suspended device', async () => {
    const device = await register()
    expect((await post({ ...device, secret: 'wrong' }, body(1))).status).toBe(401)
    expect((await machine.request('/api/capture/readings', { method: 'POST', body: body(1) })).status).toBe(401)
    await suspendDevice(world.operator, { deviceId: device.deviceId })
    expect((await post(device, body(1))).status).toBe(401)
  })

  it('are told to wait when there are too many, and none of them is taken and dropped', async () => {
    const device = await register()
    const responses = await Promise.all(Array.from({ length: 130 }, (_, seq) => post(device, body(seq))))
    const refused = responses.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(10)
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    const accepted = responses.filter(({ status }) => status === 202).length
    expect(await listReadings(device.deviceId, 200)).toHaveLength(accepted)
  })
})

it('tells the marketplace’s time to whoever has none', async () => {
  const { now } = (await (await machine.request('/api/clock')).json()) as { now: string }
  expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5000)
})
