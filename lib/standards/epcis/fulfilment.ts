/** Steps of an order's fulfilment as EPCIS 2.0 events, in the words of the Core Business Vocabulary where it has them. Pure. */
import canonicalize from 'canonicalize'
import type { JsonObject } from '../json-shape.ts'

export const epcisContext = 'https://ref.gs1.org/standards/epcis/epcis-context.jsonld'

export type Stage = 'made' | 'tested' | 'rejected' | 'packed' | 'shipped' | 'arrived' | 'installed' | 'commissioned'

/** Addresses that do not change: of the order, of the thing that is made, of the device that says it, of where it stands. */
export type Places = { order: string; item: string; device: string; place: string; vocabulary: string }

/** What one reading says. `stage` null: nothing passed a stage; the reading is told because the fold looks at its time. */
export type FulfilmentStep = {
  at: Date
  stage: Stage | null
  /** Units that passed, beside those that are named by `serials`. */
  units: number
  /** Complete addresses of single units. */
  serials: readonly string[]
  /** Of a counter: what it showed; null when it was not available. */
  counter?: number | null
  /** The reading itself, as far as a checker needs it to count again. */
  reading: JsonObject
}

type Said = { action: 'ADD' | 'OBSERVE'; bizStep: string; disposition?: string }

/** CBV's "commissioning" gives a thing its identity; it has no word for being put to work, so that one is ours. */
function saidOf(stage: Stage | null, vocabulary: string): Said {
  switch (stage) {
    case 'made':
      return { action: 'ADD', bizStep: 'commissioning', disposition: 'active' }
    case 'tested':
      return { action: 'OBSERVE', bizStep: 'inspecting', disposition: 'conformant' }
    case 'rejected':
      return { action: 'OBSERVE', bizStep: 'inspecting', disposition: 'non_conformant' }
    case 'packed':
      return { action: 'OBSERVE', bizStep: 'packing', disposition: 'in_progress' }
    case 'shipped':
      return { action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit' }
    case 'arrived':
      return { action: 'OBSERVE', bizStep: 'arriving', disposition: 'in_progress' }
    case 'installed':
      return { action: 'OBSERVE', bizStep: 'installing', disposition: 'in_progress' }
    case 'commissioned':
      return { action: 'OBSERVE', bizStep: `${vocabulary}BizStep-putting_to_work`, disposition: 'active' }
    default:
      return { action: 'OBSERVE', bizStep: 'sensor_reporting' }
  }
}

/** One step as an ObjectEvent without its id. The reading rides along as canonical JSON (RFC 8785) in `moi:reading`. */
export function fulfilmentEvent(step: FulfilmentStep, { order, item, device, place, vocabulary }: Places): JsonObject {
  const at = step.at.toISOString()
  const passed = step.units > 0 || step.serials.length > 0
  return {
    type: 'ObjectEvent',
    eventTime: at,
    eventTimeZoneOffset: '+00:00',
    ...(step.serials.length > 0 ? { epcList: step.serials } : {}),
    ...(step.units > 0 ? { quantityList: [{ epcClass: item, quantity: step.units }] } : {}),
    ...saidOf(passed ? step.stage : null, vocabulary),
    readPoint: { id: device },
    bizLocation: { id: place },
    bizTransactionList: [{ type: 'po', bizTransaction: order }],
    ...(passed ? {} : { sensorElementList: [{ sensorReport: [report(step, vocabulary)] }] }),
    'moi:reading': canonicalize(step.reading)!,
  }
}

function report({ counter }: FulfilmentStep, vocabulary: string): JsonObject {
  if (counter === undefined) return { type: `${vocabulary}Heard`, booleanValue: true }
  return counter === null ? { type: 'Count', exception: 'ERROR_CONDITION' } : { type: 'Count', value: counter }
}
