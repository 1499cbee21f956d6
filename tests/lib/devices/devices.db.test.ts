import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  authenticate,
  bindDevice,
  connectGateway,
  findDevice,
  listDevices,
  registerDevice,
  releaseDevice,
  rotateSecret,
  suspendDevice,
} from '#lib/devices/index.ts'
import { publicActor } from '#lib/platform/actor.ts'
import { db } from '#lib/platform/db.ts'
import { makeWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

const press = { name: 'Assembly line 1', kind: 'machine', sector: 'transport', cycleSeconds: '5' }
const register = () => registerDevice(world.brno, press)

describe('registering a device', () => {
  it('gives a number and a secret that opens its connection, and keeps only the hash of it', async () => {
    const { deviceId, number, secret } = await register()
    expect(number).toMatch(/^DEV-\d{4}-\d{6}$/)
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    const stored = await db().device.findUniqueOrThrow({ where: { id: deviceId } })
    expect(Buffer.from(stored.secretHash).toString('utf8')).not.toContain(secret)
    expect(await authenticate(deviceId, secret)).toMatchObject({ actor: { kind: 'device', deviceId } })
  })

  it('is refused to a city, and says which answer is wrong', async () => {
    await expect(registerDevice(world.tampere, press)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(registerDevice(world.brno, { ...press, name: ' ', cycleSeconds: '0' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: { message: 'required' }, cycleSeconds: { message: 'cycleSecondsRange' } },
    })
  })
})

describe('a device proves itself', () => {
  it('not with another secret, not with the old one after a rotation, not when suspended', async () => {
    const { deviceId, secret } = await register()
    expect(await authenticate(deviceId, `${secret}x`)).toBeNull()
    expect(await authenticate('dev_unknown', secret)).toBeNull()
    const { secret: fresh } = await rotateSecret(world.brno, { deviceId })
    expect(await authenticate(deviceId, secret)).toBeNull()
    expect(await authenticate(deviceId, fresh)).not.toBeNull()
    await suspendDevice(world.operator, { deviceId })
    expect(await authenticate(deviceId, fresh)).toBeNull()
  })
})

describe('binding a device to an order line', () => {
  it('is decided by the database when two people do it at once', async () => {
    const { deviceId } = await register()
    const tries = await Promise.allSettled([
      bindDevice(world.brno, { deviceId, orderLineId: world.orderLineId }),
      bindDevice(world.brno, { deviceId, orderLineId: world.orderLineId }),
    ])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', message: 'deviceBoundElsewhere' },
    })
    await releaseDevice(world.brno, { deviceId })
    await expect(releaseDevice(world.brno, { deviceId })).rejects.toMatchObject({ message: 'deviceNotBound' })
    await bindDevice(world.brno, { deviceId, orderLineId: world.orderLineId })
  })

  it('answers for the line of another maker as for a missing one', async () => {
    const { deviceId } = await register()
    await expect(bindDevice(world.brno, { deviceId, orderLineId: world.otherLineId })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(bindDevice(world.leeds, { deviceId, orderLineId: world.otherLineId })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('who sees a device', () => {
  it('its maker, the city that it reports to, and nobody else', async () => {
    const { deviceId } = await register()
    expect(await findDevice(world.brno, deviceId)).toMatchObject({ id: deviceId, line: null, lastReadAt: null })
    expect(await findDevice(world.leeds, deviceId)).toBeNull()
    expect(await findDevice(publicActor, deviceId)).toBeNull()
    expect(await findDevice(world.tampere, deviceId)).toBeNull()
    await bindDevice(world.brno, { deviceId, orderLineId: world.orderLineId })
    expect(await findDevice(world.tampere, deviceId)).toMatchObject({ id: deviceId, line: { orderId: world.orderId } })
    await releaseDevice(world.brno, { deviceId })
    expect(await findDevice(world.tampere, deviceId)).toBeNull()
  })

  it('page by page', async () => {
    for (let count = 0; count < 3; count++) await registerDevice(world.leeds, press)
    const first = await listDevices(world.leeds, { size: 2 })
    const second = await listDevices(world.leeds, { size: 2, cursor: first.older! })
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toHaveLength(3)
    expect(second.older).toBeNull()
  })
})

describe('a gateway speaks for a machine', () => {
  const key = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const gatewayOf = (maker: World['brno'], publicKey = key) =>
    registerDevice(maker, { ...press, name: 'Hall gateway', kind: 'gateway', publicKey })

  it('of its own maker, when it signs; and knows how the machine names its data items', async () => {
    const [machine, gateway] = [await register(), await gatewayOf(world.brno)]
    const { deviceId, secret } = gateway
    expect((await authenticate(deviceId, secret))?.machines.size).toBe(0)
    await connectGateway(world.brno, { deviceId: machine.deviceId, gatewayId: deviceId, partCount: 'Good' })
    const mapping = { partCount: 'Good', execution: '', availability: '', program: '' }
    expect((await authenticate(deviceId, secret))?.machines).toEqual(new Map([[machine.deviceId, mapping]]))
    await suspendDevice(world.operator, { deviceId: machine.deviceId })
    expect((await authenticate(deviceId, secret))?.machines.size).toBe(0)
  })

  it('not without a key, not as another device, not for or through another maker', async () => {
    const machine = await register()
    const to = (gatewayId: string, more = {}) => connectGateway(world.brno, { deviceId: machine.deviceId, gatewayId, ...more })
    const unsigned = await gatewayOf(world.brno, '')
    await expect(to(unsigned.deviceId)).rejects.toMatchObject({ fields: { gatewayId: { message: 'gatewaySigns' } } })
    await expect(to(machine.deviceId)).rejects.toMatchObject({ fields: { gatewayId: { message: 'gatewaySigns' } } })
    const foreign = await gatewayOf(world.leeds)
    await expect(to(foreign.deviceId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(connectGateway(world.leeds, { deviceId: machine.deviceId, gatewayId: foreign.deviceId })).rejects.toMatchObject({
      code: 'not_found',
    })
    const own = await gatewayOf(world.brno)
    await expect(to(own.deviceId, { partCount: 'a|b' })).rejects.toMatchObject({ fields: { partCount: { message: 'shdrItem' } } })
    await expect(connectGateway(world.tampere, { deviceId: machine.deviceId, gatewayId: own.deviceId })).rejects.toThrow()
  })
})
