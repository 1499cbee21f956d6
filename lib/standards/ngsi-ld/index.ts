/** NGSI-LD entities (ETSI GS CIM 009) of the smart data models Device and DeviceMeasurement, out of plain facts. Pure. */
import type { JsonObject } from '../json-shape.ts'

/** What a city's platform should know of a device that works for it. */
export type DeviceFact = {
  /** Public number, "DEV-2026-000012". */
  number: string
  name: string
  kind: 'machine' | 'tester' | 'tracker' | 'product' | 'gateway' | 'phone'
  /** What it measured lately, by the names that it uses itself. */
  measures: readonly string[]
  /** Organization that runs it, and what it works on. */
  provider: string
  orderNumber: string
  /** Of the product that is made or installed; null when the order names none. */
  productId: string | null
  firstUsedAt: Date
  lastReadAt: Date | null
  state: string | null
}

export type MeasurementFact = {
  number: string
  kind: DeviceFact['kind']
  /** "temperature", or "itemsMade" of a counter. */
  property: string
  value: number
  /** As the device writes it; null for a number of things. */
  unit: string | null
  at: Date
}

/** concise: values alone ("keyValues"), as the JSON schemas of the models describe them. normalized: what an NGSI-LD broker takes. */
export type Representation = 'normalized' | 'keyValues'

const context = [
  'https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.8.jsonld',
  'https://raw.githubusercontent.com/smart-data-models/dataModel.Device/master/context.jsonld',
]

const categories = {
  machine: 'meter',
  tester: 'meter',
  tracker: 'sensor',
  product: 'sensor',
  gateway: 'network',
  phone: 'meter',
} as const satisfies Record<DeviceFact['kind'], string>

/** What a device of a kind says when it measures nothing: counters count, trackers move, gateways carry what others say. */
const properties = {
  machine: 'itemsMade',
  tester: 'itemsTested',
  tracker: 'location',
  product: 'state',
  gateway: 'connectivity',
  phone: 'itemsScanned',
} as const satisfies Record<DeviceFact['kind'], string>

/** Members that name another entity; all others hold values. */
const relationships = new Set(['controlledAsset', 'refDeviceModel', 'refDevice'])

/** One entity of the model Device. */
export function deviceEntity(fact: DeviceFact, representation: Representation): JsonObject {
  const { number, name, kind, provider, state } = fact
  return entity('Device', number, representation, {
    ...{ name, serialNumber: number, deviceCategory: [categories[kind]], provider },
    controlledProperty: fact.measures.length > 0 ? [...fact.measures] : [properties[kind]],
    controlledAsset: [urn('PurchaseOrder', fact.orderNumber)],
    ...(fact.productId ? { refDeviceModel: urn('DeviceModel', fact.productId) } : {}),
    dateFirstUsed: fact.firstUsedAt,
    ...(fact.lastReadAt ? { dateLastValueReported: fact.lastReadAt } : {}),
    ...(state ? { deviceState: state } : {}),
  })
}

/** One entity of the model DeviceMeasurement: the latest value of one property. */
export function measurementEntity(fact: MeasurementFact, representation: Representation): JsonObject {
  return entity('DeviceMeasurement', `${fact.number}:${fact.property}`, representation, {
    ...{ refDevice: urn('Device', fact.number), deviceType: categories[fact.kind], controlledProperty: fact.property },
    ...{ numValue: fact.value, dateObserved: fact.at },
    ...(fact.unit ? { unit: fact.unit } : {}),
  })
}

function urn(type: string, id: string): string {
  return `urn:ngsi-ld:${type}:${id}`
}

function entity(type: string, id: string, representation: Representation, members: JsonObject): JsonObject {
  const written = Object.entries(members).map(([name, value]) => [name, memberOf(name, value, representation)])
  return { id: urn(type, id), type, ...Object.fromEntries(written), '@context': context }
}

function memberOf(name: string, value: unknown, representation: Representation): unknown {
  const plain = value instanceof Date ? value.toISOString() : value
  if (representation === 'keyValues') return plain
  if (relationships.has(name)) return { type: 'Relationship', object: plain }
  return { type: 'Property', value: value instanceof Date ? { '@type': 'DateTime', '@value': plain } : plain }
}
