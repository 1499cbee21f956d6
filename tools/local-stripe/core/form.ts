import { LIMITS } from './settings.ts'
import { invalid } from './stripe-error.ts'

export type FormValue = string | FormValue[] | FormHash
export interface FormHash {
  [key: string]: FormValue
}

/** Reads `a[b][0]=c&d[]=e`: hashes and arrays as Stripe's API takes them. A key made of digits 0…n-1 becomes an array. */
export function parseForm(text: string): FormHash {
  const root = emptyHash()
  let count = 0
  for (const [name, value] of new URLSearchParams(text)) {
    if (++count > LIMITS.parameters) throw invalid(`Too many parameters: at most ${LIMITS.parameters} are accepted.`)
    if (value.length > LIMITS.textLength) throw invalid(`Invalid string: must be at most ${LIMITS.textLength} characters`, name)
    put(root, splitName(name), value, name)
  }
  return asLists(root) as FormHash
}

/** Without a prototype, so that a parameter called `__proto__` is only a name. */
function emptyHash(): FormHash {
  return Object.create(null)
}

function splitName(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name)
  if (!match) throw invalid(`Invalid parameter name: ${name.slice(0, 100)}`)
  const path = [match[1]!, ...[...match[2]!.matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1]!)]
  if (path.length > LIMITS.parameterDepth)
    throw invalid(`Parameters may be nested ${LIMITS.parameterDepth} levels deep.`, name.slice(0, 100))
  return path
}

function put(root: FormHash, path: string[], value: string, name: string) {
  let hash = root
  path.forEach((part, depth) => {
    const key = part === '' ? String(Object.keys(hash).length) : part
    if (depth === path.length - 1) {
      if (typeof hash[key] === 'object') throw invalid(`Invalid parameter: ${name}`, name)
      hash[key] = value
      return
    }
    hash[key] ??= emptyHash()
    if (typeof hash[key] === 'string') throw invalid(`Invalid parameter: ${name}`, name)
    hash = hash[key] as FormHash
  })
}

function asLists(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value
  const keys = Object.keys(value)
  for (const key of keys) value[key] = asLists(value[key]!)
  const isList = keys.length > 0 && keys.every((_, index) => String(index) in value)
  return isList ? keys.map((_, index) => value[String(index)]!) : value
}
