// The entities that a city gets against the schemas of the smart data models. What those share with other models is not among the files
// and is taken as given.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '#lib/standards/json-shape.ts'
import { deviceEntity, measurementEntity } from '#lib/standards/ngsi-ld/index.ts'
import { realData } from '#tests/real/real-data.ts'

const folder = realData('ngsi-ld-device')
const read = (name: string) => JSON.parse(readFileSync(path.join(folder!, name), 'utf8'))
const anything = {
  definitions: { 'GSMA-Commons': {}, 'Location-Commons': {}, 'Device-Commons': {}, EntityIdentifierType: {}, dateObserved: {} },
}

function validator(name: string): (value: unknown) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv as never)
  ajv.addSchema(anything, 'https://smart-data-models.github.io/data-models/common-schema.json')
  ajv.addSchema(anything, 'https://smart-data-models.github.io/dataModel.Device/device-schema.json')
  const validate = ajv.compile(read(name))
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`))
}

/** A normalized entity as values alone, as a broker gives it for options=keyValues. */
function valuesOf(entity: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(entity).map(([name, member]) => {
      if (!isObject(member)) return [name, member]
      const value = member.type === 'Relationship' ? member.object : member.value
      return [name, isObject(value) ? value['@value'] : value]
    }),
  )
}

const at = new Date('2026-11-22T11:59:00Z')
const device = {
  ...{ number: 'DEV-2026-000012', name: 'Display Hämeenkatu 12', kind: 'product' as const, provider: 'Kopli Terminal' },
  ...{
    measures: ['temperature'],
    orderNumber: 'PO-2026-000003',
    productId: 'prd_01',
    firstUsedAt: at,
    lastReadAt: at,
    state: 'running',
  },
}
const measurement = { number: device.number, kind: device.kind, property: 'temperature', value: -4.5, unit: 'CEL', at }

describe.skipIf(!folder)('NGSI-LD entities, as the smart data models describe them', () => {
  test('devices', () => {
    const faultsOf = validator('Device-schema.json')
    expect(faultsOf(read('Device-examples-example.json'))).toEqual([])
    expect(faultsOf(deviceEntity(device, 'keyValues'))).toEqual([])
    const { controlledProperty: _one, ...without } = deviceEntity(device, 'keyValues')
    expect(faultsOf(without)).not.toEqual([])
    expect(faultsOf({ ...deviceEntity(device, 'keyValues'), dateFirstUsed: 'yesterday' })).not.toEqual([])
  })

  test('measurements', () => {
    const faultsOf = validator('DeviceMeasurement-schema.json')
    expect(faultsOf(read('DeviceMeasurement-examples-example.json'))).toEqual([])
    expect(faultsOf(measurementEntity(measurement, 'keyValues'))).toEqual([])
    expect(faultsOf({ ...measurementEntity(measurement, 'keyValues'), numValue: 'cold' })).not.toEqual([])
  })

  test('the normalized form says the same, shaped as in the published example', () => {
    expect(valuesOf(deviceEntity(device, 'normalized'))).toEqual(deviceEntity(device, 'keyValues'))
    expect(valuesOf(measurementEntity(measurement, 'normalized'))).toEqual(measurementEntity(measurement, 'keyValues'))
    const example = read('Device-examples-example-normalized.jsonld')
    const ours = deviceEntity(device, 'normalized')
    for (const name of ['controlledAsset', 'controlledProperty', 'refDeviceModel', 'deviceState', 'dateFirstUsed']) {
      expect(shapeOf(ours[name]), name).toEqual(shapeOf(example[name]))
    }
  })
})

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return ['list']
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name === 'type' ? one : shapeOf(one)]))
    : typeof value
}
