import { beforeAll, describe, expect, it } from 'vitest'
import { bindDevice, registerDevice } from '#lib/devices/index.ts'
import { findFulfilment } from '#lib/disclosure/index.ts'
import { Folder } from '#lib/fulfilment/index.ts'
import { db } from '#lib/platform/db.ts'
import { readEpcis } from '#lib/standards/epcis/index.ts'
import { Batcher, decode } from '#lib/telemetry/index.ts'
import { makeWorld, type World } from '#tests/lib/devices/world.ts'
import type { FulfilmentDocument } from '#tools/verify/fulfilment/document.ts'
import { idOf } from '#tools/verify/fulfilment/event-id.ts'
import { verifyFulfilment } from '#tools/verify/fulfilment.ts'

let world: World
let number: string
let document: FulfilmentDocument
const batcher = new Batcher()

/** A machine and a scanner on Brno's line: a counter with a reset, a gap, a job card, serial numbers and plain units. */
beforeAll(async () => {
  world = await makeWorld()
  await db().tender.updateMany({ data: { publishedAt: new Date('2026-11-01T00:00:00Z') } })
  number = (await db().order.findUniqueOrThrow({ where: { id: world.orderId } })).number
  const { brno, orderLineId } = world
  const machine = await registerDevice(brno, { name: 'Press', kind: 'machine', sector: 'transport', cycleSeconds: 30 })
  const scanner = await registerDevice(brno, { name: 'Scanner', kind: 'phone', sector: 'transport', cycleSeconds: 1 })
  await bindDevice(brno, { deviceId: machine.deviceId, orderLineId, program: 'DISPLAY-13 rev 4' })
  await bindDevice(brno, { deviceId: scanner.deviceId, orderLineId })
  await say(machine.deviceId, [
    { type: 'program', program: 'DISPLAY-13 rev 4' },
    ...[0, 1, 2, 2, 4, null, 0, 7, 3, 9].map((value) => ({ type: 'count', value })),
    { type: 'state', state: 'fault' },
    { type: 'alarm', name: 'oil', level: 'warning', text: 'A word to our own people' },
    { type: 'program', program: 'OTHER WORK' },
    { type: 'count', value: 12 },
    { type: 'program', program: 'DISPLAY-13 rev 4' },
    { type: 'count', value: 13 },
  ])
  await say(scanner.deviceId, [
    { type: 'test', passed: true, serials: ['KT/0001', 'KT-0002'] },
    { type: 'test', passed: true, serials: ['KT-0002', 'KT-0003'] },
    { type: 'test', passed: false },
    { type: 'pack', units: 3 },
    { type: 'ship', units: 3 },
    { type: 'measure', name: 'temperature', value: 21.5, unit: 'Cel' },
    { type: 'arrive', units: 2 },
    { type: 'install' },
    { type: 'commission' },
  ])
  await new Folder().fold(orderLineId)
  document = JSON.parse(await textOf(number))
})

let told = 0

/** Readings a minute apart, from now on. */
async function say(deviceId: string, readings: object[]): Promise<void> {
  const numbered = readings.map((reading) => ({ seq: ++told, at: new Date(Date.now() + told * 5000).toISOString(), ...reading }))
  const bytes = Buffer.from(JSON.stringify({ epoch: 1, readings: numbered }))
  await batcher.add({ deviceId, topic: 't', message: decode('moi/v1', bytes, deviceId, null) })
}

async function textOf(order: string): Promise<string> {
  let text = ''
  for await (const piece of (await findFulfilment(order)) ?? []) text += piece
  return text
}

const first = () => document['moi:lines'].find((line) => line['moi:line'] === world.orderLineId)!

describe('the fulfilment of an order as EPCIS', () => {
  it('is a document of the standard, each event with its hash', () => {
    const read = readEpcis(document)
    expect('problems' in read ? read.problems : read.events).toHaveLength(told)
  })

  it('gives the counts and the state hash that the line itself has', async () => {
    const state = await db().lineState.findUniqueOrThrow({ where: { orderLineId: world.orderLineId } })
    const { made, unwitnessed, tested, rejected, packed, shipped, arrived, installed, commissioned } = state
    expect(first()['moi:counts']).toEqual({
      ...{ made, unwitnessed, tested, rejected, packed, shipped, arrived, installed, commissioned },
    })
    expect(first()['moi:counts']).toMatchObject({ tested: 3, rejected: 1, packed: 3, shipped: 3, arrived: 2 })
    expect(made).toBeGreaterThan(unwitnessed)
    expect(unwitnessed).toBeGreaterThan(0)
    expect(first()['moi:stateHash']).toBe(state.stateHash)
  })

  it('is counted again by a stranger with the same result', () => {
    expect(verifyFulfilment(document)).toMatchObject({ ok: true, events: told, faults: [] })
  })

  it('says nothing of persons, alarms, measurements and programs', () => {
    expect(JSON.stringify(document)).not.toMatch(/own people|DISPLAY-13|OTHER WORK|21\.5|@example/)
  })

  it('exists for signed orders alone', async () => {
    expect(await findFulfilment('PO-1999-000001')).toBeNull()
    await db().order.update({ where: { id: world.orderId }, data: { status: 'awaiting_signatures' } })
    expect(await findFulfilment(number)).toBeNull()
    await db().order.update({ where: { id: world.orderId }, data: { status: 'in_production' } })
  })
})

describe('a fulfilment that was changed', () => {
  type Change = (copy: FulfilmentDocument) => void
  const events = (copy: FulfilmentDocument) => copy.epcisBody.eventList
  const line = (copy: FulfilmentDocument) => copy['moi:lines'].find((one) => one['moi:line'] === world.orderLineId)!
  const withQuantity = (copy: FulfilmentDocument) => events(copy).find((event) => event.quantityList)!
  const counted = (copy: FulfilmentDocument) => events(copy).find((event) => event['moi:reading'].includes('"value":2'))!
  /** A forger who knows how ids are made. */
  const forgeQuantity: Change = (copy) => {
    const event = withQuantity(copy)
    event.quantityList![0]!.quantity += 1
    event.eventID = idOf(event, copy['@context'][1].moi)
  }
  const changes: [string, Change, RegExp][] = [
    ['a quantity', (copy) => void (withQuantity(copy).quantityList![0]!.quantity += 1), /id was made of other content/],
    [
      'a step with a new id',
      (copy) => {
        const event = events(copy).find(({ bizStep }) => bizStep === 'arriving')!
        event.bizStep = 'installing'
        event.eventID = idOf(event, copy['@context'][1].moi)
      },
      /another step than its reading/,
    ],
    [
      'a second quantity with a new id',
      (copy) => {
        const event = withQuantity(copy)
        event.quantityList!.push({ ...event.quantityList![0]!, quantity: 10_000 })
        event.eventID = idOf(event, copy['@context'][1].moi)
      },
      /more than one quantity/,
    ],
    [
      'a number written as a text with a new id',
      (copy) => {
        const event = counted(copy)
        event['moi:reading'] = event['moi:reading'].replace(/"value":(\d+)/, '"value":"$1"')
        event.eventID = idOf(event, copy['@context'][1].moi)
      },
      /no such value/,
    ],
    ['a line listed twice', (copy) => void copy['moi:lines'].push(line(copy)), /listed twice/],
    ['a binding twice', (copy) => void line(copy)['moi:bindings'].push(line(copy)['moi:bindings'][1]!), /two bindings/],
    ['a quantity with a new id', forgeQuantity, /units, and its reading gives/],
    [
      'a serial number',
      (copy) => void (events(copy).find((event) => event.epcList)!.epcList![0] += '9'),
      /id was made of other content/,
    ],
    ['a time', (copy) => void (events(copy)[3]!.eventTime = '2026-11-22T00:00:00.000Z'), /id was made of other content/],
    ['a device', (copy) => void (events(copy)[2]!.readPoint.id += '9'), /no device that was bound/],
    ['an event left out', (copy) => void events(copy).splice(4, 1), /readings, and there are/],
    ['an event twice', (copy) => void events(copy).push(events(copy)[4]!), /stands twice/],
    [
      'a counter in its reading',
      (copy) => void (counted(copy)['moi:reading'] = counted(copy)['moi:reading'].replace(/"value":\d+/, '"value":99')),
      /id was made of other content/,
    ],
    ['a count', (copy) => void (line(copy)['moi:counts'].made! += 1), /it says made \d+, and its readings give/],
    ['the state hash', (copy) => void (line(copy)['moi:stateHash'] = '0'.repeat(64)), /another state hash/],
    ['a shorter cycle', (copy) => void (line(copy)['moi:bindings'][0]!['moi:cycleSeconds'] = 1), /it says unwitnessed/],
    ['another job card', (copy) => void (line(copy)['moi:bindings'][0]!['moi:program'] = null), /it says made/],
    ['a line left out', (copy) => void (copy['moi:lines'] = []), /does not list it/],
    ['a word more', (copy) => void (events(copy)[0]!.remark = 'x'), /remark does not belong there/],
    ['another fold', (copy) => void (copy['moi:foldVersion'] = 1), /folded by version 1/],
  ]

  it.each(changes)('%s is found', (_what, change, expected) => {
    const copy = structuredClone(document)
    change(copy)
    const { ok, faults } = verifyFulfilment(copy)
    expect(ok).toBe(false)
    expect(faults.join('\n')).toMatch(expected)
  })
})
