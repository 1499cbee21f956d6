/** One spelling for names, words, numbers, times and identifiers, whichever of the permitted ones an event uses (CBV 2.0, 8.9.2). */
import { isDateTime, isObject } from '../json-shape.ts'
import { canonicalIdentifier } from './digital-link.ts'

/** Prefixes that the EPCIS context defines without being asked. */
const standardPrefixes = {
  cbv: 'https://ref.gs1.org/cbv/',
  epcis: 'https://ref.gs1.org/epcis/',
  gs1: 'https://gs1.org/voc/',
  cbvmda: 'urn:epcglobal:cbv:mda:',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
}

/** Where the bare words of a vocabulary live. */
export const vocabularies = {
  bizStep: 'https://ref.gs1.org/cbv/BizStep-',
  disposition: 'https://ref.gs1.org/cbv/Disp-',
  businessTransaction: 'https://ref.gs1.org/cbv/BTT-',
  party: 'https://ref.gs1.org/cbv/SDT-',
  component: 'https://ref.gs1.org/cbv/Comp-',
  gs1: 'https://gs1.org/voc/',
} as const
export type Vocabulary = keyof typeof vocabularies

const urnVocabularies: Record<string, string> = {
  bizstep: vocabularies.bizStep,
  disp: vocabularies.disposition,
  btt: vocabularies.businessTransaction,
  sdt: vocabularies.party,
  comp: vocabularies.component,
}

/** Reads the names of one event by the JSON-LD contexts that hold for it. */
export class Names {
  readonly #prefixes = new Map<string, string>(Object.entries(standardPrefixes))

  constructor(contexts: readonly unknown[]) {
    for (const context of contexts.flat().filter(isObject)) {
      for (const [prefix, namespace] of Object.entries(context)) {
        if (typeof namespace === 'string') this.#prefixes.set(prefix, namespace)
      }
    }
  }

  /** A CURIE in full; anything else as it is. */
  expanded(text: string): string {
    const colon = text.indexOf(':')
    const namespace = text.startsWith('//', colon + 1) ? undefined : this.#prefixes.get(text.slice(0, colon))
    return namespace === undefined ? text : namespace + text.slice(colon + 1)
  }

  /** An extension's name as "{namespace}name". */
  field(name: string): string {
    const colon = name.indexOf(':')
    const namespace = name.startsWith('//', colon + 1) ? undefined : this.#prefixes.get(name.slice(0, colon))
    if (namespace !== undefined) return `{${namespace}}${name.slice(colon + 1)}`
    const end = Math.max(name.lastIndexOf('/'), name.lastIndexOf('#'), colon) + 1
    return `{${name.slice(0, end)}}${name.slice(end)}`
  }

  /** A word of the standard as its web address, be it written bare, as a CURIE or as the URN of EPCIS 1. */
  word(vocabulary: Vocabulary, text: string): string {
    const urn = /^urn:epcglobal:cbv:([a-z]+):(.+)$/.exec(text)
    if (urn && Object.hasOwn(urnVocabularies, urn[1]!)) return urnVocabularies[urn[1]!]! + urn[2]
    return text.includes(':') ? this.expanded(text) : vocabularies[vocabulary] + text
  }
}

/** A value's canonical spelling: numbers without needless zeros, identifiers of GS1 as Digital Links. */
export function canonicalValue(text: string): string {
  const trimmed = text.trim()
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? canonicalNumber(trimmed) : canonicalIdentifier(trimmed)
}

/** Numbers are doubles, as in JSON: digits beyond their precision are not told apart. */
function canonicalNumber(text: string): string {
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  return Number.isInteger(number) ? BigInt(number).toString() : String(number)
}

/** A time in UTC with milliseconds, the fourth decimal rounded half up; what is no time comes back as it is. */
export function canonicalTime(text: string): string {
  const trimmed = text.trim()
  if (!isDateTime(trimmed)) return canonicalValue(trimmed)
  const decimals = /\.(\d+)/.exec(trimmed)?.[1] ?? ''
  const whole = Date.parse(trimmed.replace(/\.\d+/, '').replace(/^(.{10})[t ]/i, '$1T'))
  const ms = Number(decimals.slice(0, 3).padEnd(3, '0')) + (Number(decimals[3] ?? 0) >= 5 ? 1 : 0)
  return Number.isNaN(whole) ? trimmed : new Date(whole + ms).toISOString()
}
