import { expect, test } from 'vitest'
import { type DeviceFact, deviceEntity, measurementEntity } from '#lib/standards/ngsi-ld/index.ts'

const display: DeviceFact = {
  number: 'DEV-2026-000012',
  name: 'Display Hämeenkatu 12',
  kind: 'product',
  measures: ['temperature'],
  provider: 'Kopli Terminal',
  orderNumber: 'PO-2026-000003',
  productId: 'prd_01',
  firstUsedAt: new Date('2026-10-01T06:00:00Z'),
  lastReadAt: new Date('2026-11-22T11:59:00Z'),
  state: 'running',
}

test('an entity for a broker names properties, relationships and dates', () => {
  expect(deviceEntity(display, 'normalized')).toMatchObject({
    id: 'urn:ngsi-ld:Device:DEV-2026-000012',
    type: 'Device',
    controlledProperty: { type: 'Property', value: ['temperature'] },
    refDeviceModel: { type: 'Relationship', object: 'urn:ngsi-ld:DeviceModel:prd_01' },
    controlledAsset: { type: 'Relationship', object: ['urn:ngsi-ld:PurchaseOrder:PO-2026-000003'] },
    dateFirstUsed: { type: 'Property', value: { '@type': 'DateTime', '@value': '2026-10-01T06:00:00.000Z' } },
  })
})

test('what is not known is not said', () => {
  const bare = deviceEntity({ ...display, measures: [], productId: null, lastReadAt: null, state: null }, 'keyValues')
  expect(bare).toMatchObject({ controlledProperty: ['state'] })
  expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['refDeviceModel']))
  expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['deviceState']))
})

test('a measurement is the latest value of one property of one device', () => {
  const fact = {
    number: display.number,
    kind: display.kind,
    property: 'temperature',
    value: -4.5,
    unit: 'CEL',
    at: display.firstUsedAt,
  }
  expect(measurementEntity(fact, 'keyValues')).toMatchObject({
    id: 'urn:ngsi-ld:DeviceMeasurement:DEV-2026-000012:temperature',
    refDevice: 'urn:ngsi-ld:Device:DEV-2026-000012',
    numValue: -4.5,
    dateObserved: '2026-10-01T06:00:00.000Z',
  })
})
