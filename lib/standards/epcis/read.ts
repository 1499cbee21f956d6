import { at, isObject, type JsonObject, type Problem, problemsOf } from '../json-shape.ts'
import { documentShape, loneEvent, queryDocumentShape } from './shapes.ts'

/** An event as it was given, and the JSON-LD contexts that its names are read by, outermost first. */
export type GivenEvent = { event: JsonObject; contexts: unknown[]; pointer: string }
export type ReadEpcis = { events: GivenEvent[] } | { problems: Problem[] }

/** Reads an EPCIS 2.0 document, a query's answer or a lone event; what does not fit is named by its JSON pointer. */
export function readEpcis(value: unknown): ReadEpcis {
  const kind = isObject(value) ? value.type : undefined
  const shape = kind === 'EPCISDocument' ? documentShape : kind === 'EPCISQueryDocument' ? queryDocumentShape : loneEvent
  const problems = problemsOf(value, shape)
  if (problems.length > 0) return { problems }
  return { events: givenEvents(value as JsonObject) }
}

function givenEvents(value: JsonObject): GivenEvent[] {
  const outer = value['@context']
  const [list, pointer] = eventListOf(value)
  if (!list) return [{ event: value, contexts: [outer], pointer: '' }]
  return list.map((event, index) => ({
    event,
    contexts: event['@context'] === undefined ? [outer] : [outer, event['@context']],
    pointer: at(pointer, index),
  }))
}

function eventListOf(value: JsonObject): [JsonObject[] | null, string] {
  const body = value.epcisBody as { eventList?: JsonObject[]; queryResults?: { resultsBody: { eventList: JsonObject[] } } }
  if (value.type === 'EPCISDocument') return [body.eventList!, '/epcisBody/eventList']
  if (value.type === 'EPCISQueryDocument') {
    return [body.queryResults!.resultsBody.eventList, '/epcisBody/queryResults/resultsBody/eventList']
  }
  return [null, '']
}
