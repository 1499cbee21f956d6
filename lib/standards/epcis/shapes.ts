/** EPCIS 2.0 events and documents in JSON-LD (GS1 EPCIS 2.0, section 10), as shapes of our own. */
import {
  all,
  boolean,
  dateTime,
  either,
  isObject,
  isUri,
  type JsonObject,
  list,
  type Members,
  matching,
  number,
  object,
  type Problem,
  rule,
  type Shape,
  someOf,
  text,
  uri,
  word,
} from '../json-shape.ts'
import {
  bizSteps,
  businessTransactionTypes,
  components,
  dispositions,
  errorReasons,
  measurementTypes,
  partyTypes,
  sensorAlerts,
} from './vocabulary.ts'

/** A bare word of the standard, or a URI that does not borrow the standard's own namespace. */
function standardWord(words: readonly string[], reserved: RegExp): Shape {
  const known = new Set(words)
  return (value, pointer, problems) => {
    if (typeof value !== 'string') problems.push({ pointer, reason: 'notText' })
    else if (!known.has(value) && (!isUri(value) || reserved.test(value)))
      problems.push({ pointer, reason: 'notOneOf', expected: someOf(words) })
  }
}

const cbvNamespace = /^(urn:epcglobal:cbv|https?:\/\/ns\.gs1\.org\/cbv\/)/
const gs1Vocabulary = /^https?:\/\/(www\.)?gs1\.org\/voc\//
const cbvWord = (words: readonly string[]) => standardWord(words, cbvNamespace)

const disposition = cbvWord(dispositions)
const uris = list(uri)
const context: Shape = either(uri, object({}, {}, 'any'), all(list(either(uri, object({}, {}, 'any'))), differentContexts))

function differentContexts(value: unknown, pointer: string, problems: Problem[]): void {
  const parts = Array.isArray(value) ? value.map((part) => JSON.stringify(part)) : []
  if (new Set(parts).size < parts.length) problems.push({ pointer, reason: 'repeated' })
}

const quantityElement = object(
  { epcClass: uri },
  { quantity: number, uom: matching(/^[A-Z0-9]{2,3}$/, 'UN/ECE Rec 20: KGM, C62') },
  'none',
)
const quantities = list(quantityElement)
const place = object({ id: uri }, {}, 'any')
const party = (name: 'source' | 'destination') => list(object({ type: cbvWord(partyTypes), [name]: uri }, {}, 'none'))
const businessTransaction = object({ bizTransaction: uri }, { type: cbvWord(businessTransactionTypes) }, 'none')

const sensorMetadata = object(
  {},
  {
    ...{ time: dateTime, startTime: dateTime, endTime: dateTime },
    ...{ deviceID: uri, deviceMetadata: uri, rawData: uri, dataProcessingMethod: uri, bizRules: uri },
  },
  'uri',
)
const sensorReport = object(
  { type: standardWord(measurementTypes, gs1Vocabulary) },
  {
    exception: standardWord(sensorAlerts, gs1Vocabulary),
    ...{ deviceID: uri, deviceMetadata: uri, rawData: uri, dataProcessingMethod: uri, bizRules: uri, time: dateTime },
    ...{ microorganism: uri, chemicalSubstance: uri, coordinateReferenceSystem: uri, component: cbvWord(components) },
    ...{ value: number, stringValue: text, booleanValue: boolean, uriValue: uri, uom: text },
    hexBinaryValue: matching(/^[A-Fa-f0-9]+$/, 'f0f0f0'),
    ...{ minValue: number, maxValue: number, meanValue: number, sDev: number, percRank: number, percValue: number },
  },
  'uri',
)
const sensorElement = object({ sensorReport: list(sensorReport, { least: 1 }) }, { sensorMetadata }, 'uri')

const errorDeclaration = object({ declarationTime: dateTime }, { reason: cbvWord(errorReasons), correctiveEventIDs: uris }, 'uri')

/** What every event has. `type` is checked where the event's kind is chosen. */
const what: Members = {
  eventTime: dateTime,
  eventTimeZoneOffset: matching(/^[+-]((0\d|1[0-3]):[0-5]\d|14:00)$/, '+09:00'),
}
const aboutTheEvent: Members = {
  ...{ '@context': context, type: text, recordTime: dateTime, eventID: uri, errorDeclaration },
  certificationInfo: either(uri, uris),
}
const circumstances: Members = {
  ...{ bizStep: cbvWord(bizSteps), disposition, readPoint: place, bizLocation: place },
  ...{ bizTransactionList: list(businessTransaction), sourceList: party('source'), destinationList: party('destination') },
  sensorElementList: list(sensorElement),
}
const action: Members = { action: word('OBSERVE', 'ADD', 'DELETE') }
const persistent = list(disposition, { least: 1, unique: true })
const persistentDisposition = all(
  object({}, { set: persistent, unset: persistent }, 'none'),
  rule((value) => value.set !== undefined || value.unset !== undefined, 'set', 'missing'),
)
const ilmd: Shape = object({}, {}, 'uri')
const distinct = list(uri, { unique: true })

const event = (required: Members, optional: Members, ...rules: Shape[]) =>
  all(object({ ...what, ...required }, { ...aboutTheEvent, ...circumstances, ...optional }, 'uri'), ...rules)

const filled = (value: JsonObject, name: string) => Array.isArray(value[name]) && value[name].length > 0
const deletes = (value: JsonObject) => value.action === 'DELETE' || value.action === undefined

const namesChildren = rule(
  (value) => filled(value, 'childEPCs') || filled(value, 'childQuantityList') || deletes(value),
  'childEPCs',
  'missing',
)
const children: Members = { childEPCs: uris, childQuantityList: quantities }

/** The five kinds of events, by their `type`. */
export const eventShapes: Record<string, Shape> = {
  ObjectEvent: event(
    action,
    { epcList: distinct, quantityList: quantities, persistentDisposition, ilmd },
    rule(
      (value) =>
        value.epcList !== undefined ||
        filled(value, 'quantityList') ||
        (filled(value, 'sensorElementList') && value.readPoint !== undefined),
      'epcList',
      'missing',
    ),
    rule((value) => value.ilmd === undefined || value.action === 'ADD', 'ilmd', 'together', 'action ADD'),
  ),
  AggregationEvent: event(action, { parentID: uri, ...children }, namesChildren),
  AssociationEvent: event({ ...action, parentID: uri }, children, namesChildren),
  TransactionEvent: event(
    { ...action, bizTransactionList: list(businessTransaction, { least: 1 }) },
    { parentID: uri, epcList: uris, quantityList: quantities },
    rule((value) => value.epcList !== undefined || filled(value, 'quantityList') || deletes(value), 'epcList', 'missing'),
  ),
  TransformationEvent: event(
    {},
    {
      ...{ inputEPCList: distinct, inputQuantityList: quantities, outputEPCList: distinct, outputQuantityList: quantities },
      ...{ transformationID: uri, persistentDisposition, ilmd },
    },
    // Without an id to find its other half by, one event must name both what went in and what came out.
    rule((value) => hasInput(value) || (value.transformationID !== undefined && hasOutput(value)), 'inputEPCList', 'missing'),
    rule((value) => hasOutput(value) || (value.transformationID !== undefined && hasInput(value)), 'outputEPCList', 'missing'),
  ),
}

function hasInput(value: JsonObject): boolean {
  return filled(value, 'inputEPCList') || filled(value, 'inputQuantityList')
}

function hasOutput(value: JsonObject): boolean {
  return filled(value, 'outputEPCList') || filled(value, 'outputQuantityList')
}

/** A kind of event that somebody else defined: it says when, and its type is a URI. */
const extendedEvent = object({ type: uri, ...what }, aboutTheEvent, 'any')

/** An event within a document. */
export const eventShape: Shape = (value, pointer, problems) => {
  if (!isObject(value)) return void problems.push({ pointer, reason: 'notObject' })
  if (value.type === undefined) return void problems.push({ pointer: `${pointer}/type`, reason: 'missing' })
  const known = typeof value.type === 'string' && Object.hasOwn(eventShapes, value.type) ? eventShapes[value.type] : undefined
  const shape = known ?? extendedEvent
  shape(value, pointer, problems)
}

/** An event that travels alone brings its own context. */
export const loneEvent: Shape = all(
  eventShape,
  rule((value) => value['@context'] !== undefined, '@context', 'missing'),
)

const attribute = object({ id: uri }, { attribute: either(number, text, object({}, {}, 'any')) }, 'any')
const vocabulary = object(
  { type: uri },
  { vocabularyElementList: list(object({ id: uri }, { attributes: list(attribute), children: uris }, 'any')) },
  'any',
)
const version = matching(/^\d+(\.\d+)*$/, '2.0')
const header = object({}, { epcisMasterData: object({}, { vocabularyList: list(vocabulary) }, 'any') }, 'uri')

/** EPCISDocument: what is handed over. */
export const documentShape = object(
  {
    ...{ '@context': context, type: word('EPCISDocument'), schemaVersion: version, creationDate: dateTime },
    epcisBody: object({ eventList: list(eventShape) }, {}, 'any'),
  },
  { id: uri, instanceIdentifier: text, sender: text, receiver: text, epcisHeader: header },
  'uri',
)

const results = object({ eventList: list(eventShape) }, { vocabularyList: list(vocabulary) }, 'uri')

/** EPCISQueryDocument: the answer to a query. */
export const queryDocumentShape = object(
  {
    ...{ '@context': context, type: word('EPCISQueryDocument') },
    epcisBody: object(
      { queryResults: object({ queryName: text, resultsBody: results }, { subscriptionID: text }, 'uri') },
      {},
      'uri',
    ),
  },
  { id: uri, schemaVersion: version, creationDate: dateTime },
  'uri',
)
