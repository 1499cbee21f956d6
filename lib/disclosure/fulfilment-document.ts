/**
 * An order's fulfilment as one EPCIS 2.0 document, written piece by piece: every reading that the fold looks at becomes an event, and
 * behind the events stand the bindings and the counts, so that a stranger can count again. `tools/verify/fulfilment.ts` does.
 */
import { createHash } from 'node:crypto'
import {
  type BindingState,
  foldVersion,
  followBinding,
  type HistoricBinding,
  mergeBindings,
  type Step,
  startBinding,
  stateHash,
} from '#lib/fulfilment/index.ts'
import { epcisContext, type FulfilmentStep, fulfilmentEvent, type Stage } from '#lib/standards/epcis/fulfilment.ts'
import { eventHash } from '#lib/standards/epcis/index.ts'
import type { JsonObject } from '#lib/standards/json-shape.ts'
import type { DisclosedOrder } from './fulfilment-query.ts'

type Line = DisclosedOrder['lines'][number]
type Binding = Line['bindings'][number]

const stageOf: Record<string, Stage> = {
  pack: 'packed',
  ship: 'shipped',
  arrive: 'arrived',
  install: 'installed',
  commission: 'commissioned',
}
/** What happens where the goods are used; all else happens at the maker's. */
const atTheCity: readonly (Stage | null)[] = ['arrived', 'installed', 'commissioned']

/** The document in pieces of at most some hundred events. `origin` is the marketplace's public address, `now` the date of the document. */
export async function* writeFulfilment(order: DisclosedOrder, origin: string, now: Date): AsyncGenerator<string> {
  const vocabulary = `${origin}/ns/`
  const context = [epcisContext, { moi: vocabulary }]
  const head = {
    '@context': context,
    id: `${origin}/api/epcis/orders/${order.number}.jsonld`,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: now.toISOString(),
    'moi:foldVersion': foldVersion,
  }
  yield `${JSON.stringify(head).slice(0, -1)},"epcisBody":{"eventList":[`
  const lines: JsonObject[] = []
  let separator = '\n'
  for (const line of order.lines) {
    const states: BindingState[] = []
    for (const binding of line.bindings) {
      const state = startBinding()
      states.push(state)
      const history = historyOf(binding)
      for await (const steps of followBinding(history, state)) {
        let piece = ''
        for (const step of steps) {
          const event = fulfilmentEvent(told(step, line, origin), addressesOf(order, line, binding, step, origin))
          piece += `${separator}${JSON.stringify({ eventID: await eventHash({ event, contexts: [context] }), ...event })}`
          separator = ',\n'
        }
        if (piece) yield piece
      }
    }
    lines.push(lineOf(line, states, origin))
  }
  yield `\n]},"moi:lines":${JSON.stringify(lines)}}\n`
}

function historyOf({ device, boundAt, releasedAt, program }: Binding): HistoricBinding {
  return { deviceId: device.id, cycleSeconds: device.cycleSeconds, program, boundAt, releasedAt }
}

function addressesOf(order: DisclosedOrder, line: Line, binding: Binding, step: Step, origin: string) {
  const slug = atTheCity.includes(stageOf[step.reading.body.type] ?? null) ? order.buyer.slug : line.organization.slug
  return {
    order: `${origin}/api/epcis/orders/${order.number}.jsonld`,
    item: line.productId ? `${origin}/products/${line.productId}` : lineAddress(line, origin),
    device: deviceAddress(binding, origin),
    place: `${origin}/id/sites/${slug}`,
    vocabulary: `${origin}/ns/`,
  }
}

function told({ reading, made }: Step, line: Line, origin: string): FulfilmentStep {
  const { at, epoch, seq, body } = reading
  const key = { line: line.id, at: at.toISOString(), epoch, seq, type: body.type }
  if (body.type === 'count')
    return {
      at,
      stage: 'made',
      units: made,
      serials: [],
      counter: body.value,
      reading: { ...key, value: body.value, ...(body.total ? { total: true } : {}) },
    }
  if (body.type === 'program')
    return { at, stage: null, units: 0, serials: [], reading: { ...key, program: programCode(body.program) } }
  const stage = body.type === 'test' ? (body.passed ? 'tested' : 'rejected') : (stageOf[body.type] ?? null)
  // Of states, measurements and alarms the fold takes the time alone; what they say is nobody's business here.
  if (stage === null || !('units' in body || 'serials' in body || body.type === 'test' || body.type in stageOf))
    return { at, stage: null, units: 0, serials: [], reading: key }
  const { units, serials } = body as { units?: number; serials?: string[] }
  return {
    at,
    stage,
    units: units ?? (serials ? 0 : 1),
    serials: [...new Set(serials)].map((serial) => `${lineAddress(line, origin)}/serials/${encodeURIComponent(serial)}`),
    reading: {
      ...key,
      ...(body.type === 'test' ? { passed: body.passed } : {}),
      ...(units ? { units } : {}),
      ...(serials ? { serials } : {}),
    },
  }
}

function lineOf(line: Line, states: readonly BindingState[], origin: string): JsonObject {
  const { made, unwitnessed, tested, rejected, packed, shipped, arrived, installed, commissioned, ...rest } =
    mergeBindings(states)
  const counts = { made, unwitnessed, tested, rejected, packed, shipped, arrived, installed, commissioned }
  return {
    'moi:line': line.id,
    'moi:quantity': line.quantity,
    'moi:bindings': line.bindings.map((binding) => ({
      'moi:device': deviceAddress(binding, origin),
      'moi:boundAt': binding.boundAt.toISOString(),
      'moi:releasedAt': binding.releasedAt?.toISOString() ?? null,
      'moi:cycleSeconds': binding.device.cycleSeconds,
      'moi:program': programCode(binding.program),
    })),
    'moi:counts': counts,
    'moi:readings': rest.readings,
    'moi:stateHash': stateHash(counts),
  }
}

function lineAddress(line: Line, origin: string): string {
  return `${origin}/id/lines/${line.id}`
}

function deviceAddress({ device }: Binding, origin: string): string {
  return `${origin}/id/devices/${device.number}`
}

/** Whether two programs are the same is all that the fold asks; what they are called is the maker's own. */
function programCode(program: string | null): string | null {
  return program === null ? null : createHash('sha256').update(program).digest('hex')
}
