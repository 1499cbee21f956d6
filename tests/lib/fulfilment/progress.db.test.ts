import { beforeAll, describe, expect, it } from 'vitest'
import { bindDevice, registerDevice } from '#lib/devices/index.ts'
import { type Evidence, evidenceHash, Folder, reportAgain, signInspection } from '#lib/fulfilment/index.ts'
import { fulfilmentReactions } from '#lib/fulfilment/reactions.ts'
import { db, pool, transaction } from '#lib/platform/db.ts'
import { Batcher, decode } from '#lib/telemetry/index.ts'
import { makeWorld, type World } from '../devices/world.ts'

let world: World
let deviceId: string
const folder = new Folder()
const batcher = new Batcher()
let seq = 0

beforeAll(async () => {
  world = await makeWorld()
  const device = await registerDevice(world.brno, { name: 'Press', kind: 'machine', sector: 'transport', cycleSeconds: 1 })
  deviceId = device.deviceId
  await bindDevice(world.brno, { deviceId, orderLineId: world.orderLineId })
})

async function say(...readings: object[]): Promise<void> {
  const now = Date.now()
  const numbered = readings.map((reading, n) => ({ seq: ++seq, at: new Date(now + n * 1000).toISOString(), ...reading }))
  const bytes = Buffer.from(JSON.stringify({ epoch: 1, readings: numbered }))
  await batcher.add({ deviceId, topic: 't', message: decode('moi/v1', bytes, deviceId, null) })
}
const eventNames = async () =>
  (await db().event.findMany({ where: { subject: world.orderId }, orderBy: { id: 'asc' } })).map(({ name }) => name)
const status = async (id: string) => (await db().milestone.findUniqueOrThrow({ where: { id } })).status

/** What the jobs worker does with the latest line.progressed. */
async function react(): Promise<void> {
  const event = await db().event.findFirstOrThrow({
    where: { subject: world.orderId, name: 'line.progressed' },
    orderBy: { id: 'desc' },
  })
  const sequenced = { ...event, position: 1n, payload: event.payload as Record<string, string | number> }
  await transaction((tx, now) => fulfilmentReactions[0]!.run(tx, now, sequenced))
}

describe('a line’s progress', () => {
  it('is folded from stored readings, written once per change and announced to the order', async () => {
    await say({ type: 'count', value: 0 }, { type: 'count', value: 1 }, { type: 'count', value: 2 })
    expect(await folder.fold(world.orderLineId)).toBe(true)
    const state = await db().lineState.findUniqueOrThrow({ where: { orderLineId: world.orderLineId } })
    expect(state).toMatchObject({ made: 2, unwitnessed: 0, readings: 3, foldVersion: 2 })
    expect(await folder.fold(world.orderLineId)).toBe(false)
    await say({ type: 'state', state: 'idle' })
    expect(await folder.fold(world.orderLineId)).toBe(false)
    expect(await eventNames()).toEqual(['line.progressed'])
  })

  it('is the same when a late reading comes in below what was folded already', async () => {
    await say({ type: 'count', value: 4 }, { type: 'test', passed: true, units: 2 })
    await folder.fold(world.orderLineId)
    const late = Buffer.from(
      JSON.stringify({ epoch: 0, readings: [{ seq: 1, at: new Date().toISOString(), type: 'test', passed: true }] }),
    )
    await batcher.add({ deviceId, topic: 't', message: decode('moi/v1', late, deviceId, null) })
    folder.invalidate({ device: deviceId, epoch: 0, seq: 1 })
    expect(await folder.fold(world.orderLineId)).toBe(true)
    const warm = await db().lineState.findUniqueOrThrow({ where: { orderLineId: world.orderLineId } })
    expect(warm).toMatchObject({ made: 4, tested: 3 })
    expect(await new Folder().fold(world.orderLineId)).toBe(false)
  })

  it('lets one of two processes write, and the other one see it', async () => {
    await say({ type: 'count', value: 6 })
    const results = await Promise.all([new Folder().fold(world.orderLineId), new Folder().fold(world.orderLineId)])
    expect(results.filter(Boolean)).toHaveLength(1)
  })

  it('reports a milestone when its quantity is reached, once', async () => {
    await react()
    expect(await status(world.production)).toBe('planned')
    await say({ type: 'count', value: 10 })
    await folder.fold(world.orderLineId)
    await react()
    await react()
    expect(await status(world.production)).toBe('reported')
    expect(await status(world.delivery)).toBe('planned')
    expect((await eventNames()).filter((name) => name === 'milestone.reported')).toHaveLength(1)
  })
})

describe('an inspection', () => {
  const sign = (actor: World['inspector'], acceptedUnits: number, rejectedUnits: number, remark = '') =>
    signInspection(actor, { milestoneId: world.production, acceptedUnits, rejectedUnits, remark })

  it('is signed only by an inspector of the buying city', async () => {
    await expect(sign(world.tampere, 10, 0)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(sign(world.brno, 10, 0)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(sign(world.leeds, 10, 0)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('accounts for every unit and says what is wrong with the rejected ones', async () => {
    await expect(sign(world.inspector, 9, 0)).rejects.toMatchObject({
      fields: { acceptedUnits: { message: 'unitsSum', values: { quantity: 10 } } },
    })
    await expect(sign(world.inspector, 9, 1)).rejects.toMatchObject({ fields: { remark: { message: 'remarkMissing' } } })
  })

  it('sends a partly accepted milestone back to the maker, who reports it again', async () => {
    expect(await sign(world.inspector, 9, 1, 'One display has a cracked cover')).toMatchObject({ verdict: 'partly_accepted' })
    expect(await status(world.production)).toBe('rejected')
    await react()
    expect(await status(world.production)).toBe('rejected')
    await reportAgain(world.brno, { milestoneId: world.production })
    expect(await status(world.production)).toBe('reported')
  })

  it('carries the device evidence with its hash and grade, and decides once', async () => {
    const tries = await Promise.allSettled([sign(world.inspector, 10, 0), sign(world.inspector, 10, 0)])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await status(world.production)).toBe('accepted')
    const report = await db().inspection.findFirstOrThrow({ where: { milestoneId: world.production, verdict: 'accepted' } })
    const evidence = report.evidence as unknown as Evidence
    expect(evidence).toMatchObject({ counts: { made: 10 }, grade: 'B', devices: [{ id: deviceId, signs: false }] })
    expect(evidenceHash(evidence)).toBe(report.evidenceSha256)
    // By its line a maker on the same order is kept from a rival's verdict.
    const signed = await db().event.findFirstOrThrow({ where: { name: 'inspection.signed', subject: world.orderId } })
    expect(signed.payload).toMatchObject({ orderLineId: world.orderLineId })
    await expect(pool().query('UPDATE inspection SET accepted_units = 1')).rejects.toThrow(/permission denied/)
  })
})
