/**
 * The canonical pre-hash string of an EPCIS event (GS1 CBV 2.0, section 8.9): the same event gives the same string however it was
 * written down. Where the published vectors and the text differ in the order of properties the vectors count: business
 * transactions, sources, destinations and ILMD stand sorted among the extensions, after the sensors.
 */
import { isObject, type JsonObject } from '../json-shape.ts'
import { canonicalTime, canonicalValue, Names, type Vocabulary } from './spelling.ts'

/** A property and what its value is: an identifier or number, a time, or a word of a vocabulary. */
type Field = readonly [name: string, kind: 'value' | 'time' | Vocabulary]

const when: Field[] = [
  ['eventTime', 'time'],
  ['eventTimeZoneOffset', 'value'],
  ['certificationInfo', 'value'],
]
const things = [
  ...['epcList', 'parentID', 'inputEPCList', 'childEPCs', 'quantityList', 'childQuantityList', 'inputQuantityList'],
  ...['outputEPCList', 'outputQuantityList'],
]
const how: Field[] = [
  ['action', 'value'],
  ['transformationID', 'value'],
  ['bizStep', 'bizStep'],
  ['disposition', 'disposition'],
]
const quantityFields: Field[] = [
  ['epcClass', 'value'],
  ['quantity', 'value'],
  ['uom', 'value'],
]
const metadataFields: Field[] = [
  ...(['time', 'startTime', 'endTime'] as const).map((name): Field => [name, 'time']),
  ...['deviceID', 'deviceMetadata', 'rawData', 'dataProcessingMethod', 'bizRules'].map((name): Field => [name, 'value']),
]
const reportFields: Field[] = [
  ['type', 'gs1'],
  ['exception', 'gs1'],
  ...['deviceID', 'deviceMetadata', 'rawData', 'dataProcessingMethod'].map((name): Field => [name, 'value']),
  ['time', 'time'],
  ...['microorganism', 'chemicalSubstance', 'value'].map((name): Field => [name, 'value']),
  ['component', 'component'],
  ...['stringValue', 'booleanValue', 'hexBinaryValue', 'uriValue', 'minValue', 'maxValue', 'meanValue', 'sDev', 'percRank'].map(
    (name): Field => [name, 'value'],
  ),
  ...['percValue', 'uom', 'coordinateReferenceSystem'].map((name): Field => [name, 'value']),
]
const parties: [list: string, name: string, vocabulary: Vocabulary][] = [
  ['bizTransactionList', 'bizTransaction', 'businessTransaction'],
  ['sourceList', 'source', 'party'],
  ['destinationList', 'destination', 'party'],
]
const comment = '{http://www.w3.org/2000/01/rdf-schema#}comment'

/**
 * The pre-hash string of an event that `readEpcis` accepted. `contexts` are the JSON-LD contexts that hold for it, outermost
 * first; `ignore` names extension fields ("{namespace}name") that the parties agreed to leave out. The event's own id, its record
 * time and an error declaration are never part of it.
 */
export function prehash(event: JsonObject, contexts: readonly unknown[], ignore: ReadonlySet<string> = new Set()): string {
  return new Prehash(new Names(contexts), ignore).of(event)
}

class Prehash {
  readonly #names: Names
  readonly #ignore: ReadonlySet<string>

  constructor(names: Names, ignore: ReadonlySet<string>) {
    this.#names = names
    this.#ignore = ignore
  }

  of(event: JsonObject): string {
    return [
      `eventType=${this.#names.expanded(String(event.type))}`,
      this.#fields(event, when),
      ...things.map((name) => this.#things(name, event[name])),
      this.#fields(event, how),
      this.#persistentDisposition(event.persistentDisposition),
      this.#place('readPoint', event.readPoint),
      this.#place('bizLocation', event.bizLocation),
      this.#sensors(event.sensorElementList),
      sorted([...this.#transactions(event), this.#reportRules(event.sensorElementList), ...this.#extensions(event)]),
    ].join('')
  }

  #things(name: string, given: unknown): string {
    if (name === 'parentID') return this.#field(name, 'value', given)
    if (!name.endsWith('QuantityList') && name !== 'quantityList')
      return group(
        name,
        listOf(given).map((epc) => this.#field('epc', 'value', epc)),
      )
    return group(
      name,
      objectsOf(given).map((element) => `quantityElement${this.#fields(element, quantityFields)}`),
    )
  }

  #persistentDisposition(given: unknown): string {
    if (!isObject(given)) return ''
    return `persistentDisposition${this.#field('set', 'disposition', given.set)}${this.#field('unset', 'disposition', given.unset)}`
  }

  #place(name: string, given: unknown): string {
    return isObject(given) ? `${name}${this.#field('id', 'value', given.id)}${sorted(this.#extensions(given))}` : ''
  }

  #sensors(given: unknown): string {
    const elements = objectsOf(given).map((element) =>
      [
        'sensorElement',
        ...objectsOf(element.sensorMetadata).map((metadata) => `sensorMetadata${this.#extended(metadata, metadataFields)}`),
        sorted(objectsOf(element.sensorReport).map((report) => `sensorReport${this.#extended(report, reportFields)}`)),
        sorted(this.#extensions(element)),
      ].join(''),
    )
    return group('sensorElementList', elements)
  }

  /** The order has no place for the rules of a single report; the vectors put them behind, with their path. */
  #reportRules(given: unknown): string {
    const elements = objectsOf(given).map((element) =>
      group(
        'sensorElement',
        objectsOf(element.sensorReport).map((report) =>
          group('sensorReport', [this.#field('bizRules', 'value', report.bizRules)]),
        ),
      ),
    )
    return group('sensorElementList', elements)
  }

  #transactions(event: JsonObject): string[] {
    const lists = parties.map(([list, name, vocabulary]) =>
      group(
        list,
        objectsOf(event[list]).map((one) => this.#field('type', vocabulary, one.type) + this.#field(name, 'value', one[name])),
      ),
    )
    return [...lists, isObject(event.ilmd) ? group('ilmd', this.#extensions(event.ilmd)) : '']
  }

  #extended(given: JsonObject, fields: readonly Field[]): string {
    return this.#fields(given, fields) + sorted(this.#extensions(given))
  }

  #fields(given: JsonObject, fields: readonly Field[]): string {
    return fields.map(([name, kind]) => this.#field(name, kind, given[name])).join('')
  }

  /** "name=value", once for each value of a list; nothing for what is not there. */
  #field(name: string, kind: Field[1], given: unknown): string {
    return sorted(listOf(given).map((one) => `${name}=${this.#spelled(kind, String(one))}`))
  }

  #spelled(kind: Field[1], text: string): string {
    if (kind === 'time') return canonicalTime(text)
    return kind === 'value' ? canonicalValue(this.#names.expanded(text.trim())) : this.#names.word(kind, text.trim())
  }

  /** The fields of others, each as "{namespace}name=value" or with its own fields behind the name. */
  #extensions(given: JsonObject): string[] {
    return this.#named(Object.fromEntries(Object.entries(given).filter(([key]) => key.includes(':'))))
  }

  #named(given: JsonObject): string[] {
    return Object.entries(given).flatMap(([key, below]) => {
      const name = key.includes(':') ? this.#names.field(key) : key
      if (name === comment || name.startsWith('@') || this.#ignore.has(name)) return []
      return listOf(below).map((one) => name + this.#extension(name, one))
    })
  }

  #extension(name: string, given: unknown): string {
    if (Array.isArray(given)) return sorted(given.map((one) => this.#extension(name, one)))
    if (isObject(given))
      return given['@value'] === undefined ? sorted(this.#named(given)) : this.#extension(name, given['@value'])
    const spell = /time/i.test(name.slice(name.indexOf('}'))) ? canonicalTime : canonicalValue
    return `=${spell(String(given))}`
  }
}

function listOf(given: unknown): unknown[] {
  return given === undefined || given === null ? [] : Array.isArray(given) ? given : [given]
}

function objectsOf(given: unknown): JsonObject[] {
  return listOf(given).filter(isObject)
}

/** A name and its sorted members; a name without members is not written. */
function group(name: string, members: string[]): string {
  const text = sorted(members)
  return text === '' ? '' : name + text
}

/** In the order of code points, which is that of UTF-8's bytes. */
function sorted(members: string[]): string {
  return members.sort(byCodePoint).join('')
}

function byCodePoint(one: string, other: string): number {
  if (one === other) return 0
  let index = 0
  while (one[index] === other[index]) index++
  // A surrogate pair stands for a code point above every single unit.
  const rank = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)
  const [a, b] = [one.charCodeAt(index), other.charCodeAt(index)]
  return (Number.isNaN(a) ? -1 : rank(a)) - (Number.isNaN(b) ? -1 : rank(b))
}
