import type { FormHash, FormValue } from './form.ts'
import { invalid } from './stripe-error.ts'

/** A hash of parameters and where it stands in the request, so that an error can name `line_items[0][quantity]`. */
export type Fields = { at: string; values: FormHash }

export function topFields(values: FormHash): Fields {
  return { at: '', values }
}

export function nameOf(fields: Fields, name: string) {
  return fields.at ? `${fields.at}[${name}]` : name
}

/** Refuses parameters that the emulator does not know, rather than ignore what a caller relies on. */
export function onlyKnown(fields: Fields, known: readonly string[]) {
  for (const name of Object.keys(fields.values)) {
    if (known.includes(name) || (fields.at === '' && name === 'expand')) continue
    throw invalid(`Received unknown parameter: ${nameOf(fields, name)}`, nameOf(fields, name), 'parameter_unknown')
  }
}

/** The text, null when it was sent empty (Stripe's way to clear a value), undefined when it was not sent. */
export function findText(fields: Fields, name: string): string | null | undefined {
  const value = fields.values[name]
  if (value === undefined || typeof value === 'string') return value === '' ? null : value
  throw invalid(`Invalid string: ${JSON.stringify(value).slice(0, 80)}`, nameOf(fields, name))
}

export function readText(fields: Fields, name: string): string {
  const value = findText(fields, name)
  if (value) return value
  if (value === null) {
    throw invalid(`You passed an empty string for '${nameOf(fields, name)}'.`, nameOf(fields, name), 'parameter_invalid_empty')
  }
  throw missingParam(fields, name)
}

export function missingParam(fields: Fields, name: string) {
  return invalid(`Missing required param: ${nameOf(fields, name)}.`, nameOf(fields, name), 'parameter_missing')
}

export function findInteger(fields: Fields, name: string, least = 0): number | undefined {
  const text = findText(fields, name)
  if (text === undefined || text === null) return undefined
  const value = Number(text)
  if (!/^-?\d{1,15}$/.test(text) || !Number.isSafeInteger(value)) {
    throw invalid(`Invalid integer: ${text.slice(0, 40)}`, nameOf(fields, name), 'parameter_invalid_integer')
  }
  if (value < least) {
    throw invalid(`This value must be greater than or equal to ${least}.`, nameOf(fields, name), 'parameter_invalid_integer')
  }
  return value
}

export function findBoolean(fields: Fields, name: string): boolean | undefined {
  const text = findText(fields, name)
  if (text === undefined || text === null) return undefined
  if (text === 'true' || text === 'false') return text === 'true'
  throw invalid(`Invalid boolean: ${text.slice(0, 40)}`, nameOf(fields, name))
}

export function findChoice<const T extends string>(fields: Fields, name: string, choices: readonly T[]): T | undefined {
  const text = findText(fields, name)
  if (text === undefined || text === null) return undefined
  const choice = choices.find((candidate) => candidate === text)
  if (choice) return choice
  throw invalid(`Invalid ${nameOf(fields, name)}: must be one of ${choices.join(', ')}`, nameOf(fields, name))
}

export function findHash(fields: Fields, name: string): Fields | undefined {
  const value = fields.values[name]
  if (value === undefined || value === '') return undefined
  if (!isHash(value)) throw invalid('Invalid object', nameOf(fields, name))
  return { at: nameOf(fields, name), values: value }
}

export function listHashes(fields: Fields, name: string): Fields[] {
  const value = fields.values[name]
  if (value === undefined) return []
  if (!Array.isArray(value)) throw invalid('Invalid array', nameOf(fields, name))
  return value.map((entry, index) => {
    const at = `${nameOf(fields, name)}[${index}]`
    if (!isHash(entry)) throw invalid('Invalid object', at)
    return { at, values: entry }
  })
}

export function listTexts(fields: Fields, name: string): string[] | undefined {
  const value = fields.values[name]
  if (value === undefined) return undefined
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string'))
    throw invalid('Invalid array', nameOf(fields, name))
  return value as string[]
}

function isHash(value: FormValue): value is FormHash {
  return typeof value === 'object' && !Array.isArray(value)
}
