import { beforeAll, describe, expect, it } from 'vitest'
import { registerDevice } from '#lib/devices/index.ts'
import { pool } from '#lib/platform/db.ts'
import { Batcher, decode, listQuarantine, listReadings } from '#lib/telemetry/index.ts'
import { makeWorld, type World } from '../devices/world.ts'

let world: World
let deviceId: string
beforeAll(async () => {
  world = await makeWorld()
  const device = await registerDevice(world.brno, { name: 'Press', kind: 'machine', sector: 'transport', cycleSeconds: 1 })
  deviceId = device.deviceId
})

const batcher = new Batcher()
const send = (readings: unknown[], epoch = 1) =>
  batcher.add({
    deviceId,
    topic: 't',
    message: decode('moi/v1', Buffer.from(JSON.stringify({ epoch, readings })), deviceId, null),
  })
const count = (seq: number, value = seq) => ({ seq, at: '2026-11-20T09:00:00Z', type: 'count', value })
const stored = async (epoch: number) =>
  (await pool().query('SELECT count(*)::int AS n FROM reading WHERE device_id = $1 AND epoch = $2', [deviceId, epoch])).rows[0].n

describe('storing readings', () => {
  it('answers after the commit, and keeps a reading once however often it comes', async () => {
    expect(await send([count(1), count(2)])).toEqual({ stored: 2, duplicates: 0, quarantined: [] })
    expect(await stored(1)).toBe(2)
    expect(await send([count(2), count(3)])).toEqual({ stored: 1, duplicates: 1, quarantined: [] })
    expect(await stored(1)).toBe(3)
  })

  it('leaves no message waiting that comes in the moment in which a batch ends', async () => {
    for (let turns = 0; turns < 12; turns++) {
      await send([count(turns * 2)], 20)
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      await send([count(turns * 2 + 1)], 20)
    }
    expect(await stored(20)).toBe(24)
  })

  it('keeps what it cannot use with its reason, whatever signs are in its names', async () => {
    const message = decode('moi/v1', Buffer.from(JSON.stringify({ epoch: 9, 'a\0b': 1, readings: [count(1)] })), deviceId, null)
    const others = send([count(1)], 9)
    expect(await batcher.add({ deviceId, topic: 'moi\0', message })).toMatchObject({ stored: 0, quarantined: ['schema:/a\0b'] })
    expect(await others).toMatchObject({ stored: 1 })
  })

  it('takes the same key with other content for equivocation and keeps the first', async () => {
    expect(await send([count(1, 999)])).toEqual({ stored: 0, duplicates: 0, quarantined: ['equivocation'] })
    const first = (await listReadings(deviceId)).find(({ seq }) => seq === '1')
    expect(first?.body).toEqual({ type: 'count', value: 1 })
    expect(await send([count(7, 1), count(7, 2)], 2)).toEqual({ stored: 1, duplicates: 0, quarantined: ['equivocation'] })
  })

  it('keeps what it refuses with its reason, for the maker and the operator but not for others', async () => {
    await send([{ seq: 50, at: '2999-01-01T00:00:00Z', type: 'count', value: 5 }])
    const { rows } = await listQuarantine(world.brno, { deviceId })
    expect(rows[0]).toMatchObject({ reason: 'future', device: { name: 'Press', maker: 'Brno' } })
    expect(rows[0]!.text).toContain('2999-01-01')
    expect((await listQuarantine(world.operator)).rows.length).toBeGreaterThanOrEqual(3)
    expect((await listQuarantine(world.leeds)).rows).toEqual([])
    expect((await listQuarantine(world.leeds, { deviceId })).rows).toEqual([])
  })

  it('commits many messages together without losing or doubling one', async () => {
    const receipts = await Promise.all(Array.from({ length: 300 }, (_, index) => send([count(index % 200)], 3)))
    expect(receipts.reduce((sum, receipt) => sum + receipt.stored, 0)).toBe(200)
    expect(receipts.reduce((sum, receipt) => sum + receipt.duplicates, 0)).toBe(100)
    expect(await stored(3)).toBe(200)
  })

  it('never deadlocks when two processes send the same readings in opposite order', async () => {
    const other = new Batcher()
    const batch = (readings: unknown[]) => ({
      deviceId,
      topic: 't',
      message: decode('moi/v1', Buffer.from(JSON.stringify({ epoch: 4, readings })), deviceId, null),
    })
    const up = Array.from({ length: 400 }, (_, seq) => count(seq))
    await Promise.all([batcher.add(batch(up)), other.add(batch([...up].reverse()))])
    expect(await stored(4)).toBe(400)
  })

  it('refuses all of a batch when the database does, and goes on with the next', async () => {
    const broken = {
      deviceId: 'no text of the database\0',
      topic: 't',
      message: decode('moi/v1', Buffer.from(JSON.stringify({ epoch: 5, readings: [count(1)] })), deviceId, null),
    }
    await expect(batcher.add(broken)).rejects.toThrow(/invalid byte sequence/)
    expect(await send([count(1)], 5)).toMatchObject({ stored: 1 })
  })
})
