/**
 * Shapes of foreign JSON, and where a value leaves them. A schema says yes or no; a person who has to mend a file needs the place
 * (RFC 6901 pointer) and one reason, so the shapes of EPCIS and of Thing Models are written with these few words.
 */

/** Why a value does not fit. `expected` in a problem completes it where the reason alone does not say what to write. */
export type Reason =
  | 'missing'
  | 'unexpected'
  | 'notText'
  | 'notNumber'
  | 'notBoolean'
  | 'notObject'
  | 'notList'
  | 'notUri'
  | 'notTime'
  | 'notOneOf'
  | 'wrongForm'
  | 'tooFew'
  | 'repeated'
  | 'together'
  | 'tooDeep'

export type Problem = { pointer: string; reason: Reason; expected?: string }

/** Writes what does not fit into `problems`; writing nothing means that the value fits. */
export type Shape = (value: unknown, pointer: string, problems: Problem[]) => void

export type JsonObject = Record<string, unknown>

/** Nested deeper than anything that a person or a machine means; without a limit a small file could exhaust the stack. */
const mostDepth = 64
/** A file full of the same mistake needs no thousand sentences. */
const mostProblems = 20

/** What does not fit, at most twenty problems; an empty list means that the value has the shape. */
export function problemsOf(value: unknown, shape: Shape): Problem[] {
  if (isTooDeep(value)) return [{ pointer: '', reason: 'tooDeep', expected: String(mostDepth) }]
  const problems: Problem[] = []
  shape(value, '', problems)
  return problems.slice(0, mostProblems)
}

function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > mostDepth) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}

/** A JSON object: neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The pointer of a member: RFC 6901 escapes "~" and "/". */
export function at(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** Whatever it is. */
export const anything: Shape = () => {}

/** A text, the empty one included. */
export const text: Shape = (value, pointer, problems) => {
  if (typeof value !== 'string') problems.push({ pointer, reason: 'notText' })
}

/** A number; a text with digits is none. */
export const number: Shape = (value, pointer, problems) => {
  if (!Number.isFinite(value)) problems.push({ pointer, reason: 'notNumber' })
}

/** true or false. */
export const boolean: Shape = (value, pointer, problems) => {
  if (typeof value !== 'boolean') problems.push({ pointer, reason: 'notBoolean' })
}

/** Text that `pattern` matches; `expected` says in the pattern's place what is wanted. */
export function matching(pattern: RegExp, expected: string, reason: Reason = 'wrongForm'): Shape {
  return (value, pointer, problems) => {
    if (typeof value !== 'string') problems.push({ pointer, reason: 'notText' })
    else if (!pattern.test(value)) problems.push({ pointer, reason, expected })
  }
}

const uriPattern = /^[a-z][a-z\d+.-]*:(?:[\w.~:/?[\]@!$&'()*+,;=-]|%[\da-f]{2})+(?:#(?:[\w.~:/?@!$&'()*+,;=-]|%[\da-f]{2})*)?$/i

/** Whether a text is an absolute URI by its form (RFC 3986); "prefix:name" is one. */
export function isUri(value: string): boolean {
  return uriPattern.test(value)
}

/** An absolute URI, see `isUri`. */
export const uri: Shape = (value, pointer, problems) => {
  if (typeof value !== 'string') problems.push({ pointer, reason: 'notText' })
  else if (!isUri(value)) problems.push({ pointer, reason: 'notUri' })
}

/** A date and time with an offset (RFC 3339). */
export const dateTime: Shape = (value, pointer, problems) => {
  if (typeof value !== 'string') problems.push({ pointer, reason: 'notText' })
  else if (!isDateTime(value)) problems.push({ pointer, reason: 'notTime' })
}

const timePattern = /^(\d{4})-(\d{2})-(\d{2})[t ](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:z|[+-](\d{2})(?::?(\d{2}))?)$/i

/** Whether a text is a day that exists, a time and an offset (RFC 3339). */
export function isDateTime(value: string): boolean {
  const found = timePattern.exec(value)
  if (!found) return false
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = found.slice(1).map((digits) => Number(digits ?? 0))
  const date = new Date(Date.UTC(year!, month! - 1, day!))
  date.setUTCFullYear(year!)
  const isDay = date.getUTCMonth() === month! - 1 && date.getUTCDate() === day! && month! >= 1
  return isDay && hour! <= 23 && minute! <= 59 && second! <= 59 && offsetHour! <= 23 && offsetMinute! <= 59
}

/** One of these words. */
export function word(...words: readonly string[]): Shape {
  const known = new Set(words)
  return (value, pointer, problems) => {
    if (typeof value !== 'string') problems.push({ pointer, reason: 'notText' })
    else if (!known.has(value)) problems.push({ pointer, reason: 'notOneOf', expected: someOf(words) })
  }
}

/** Enough of a list of words to see what kind they are. */
export function someOf(words: readonly string[]): string {
  return words.length <= 8 ? words.join(', ') : `${words.slice(0, 8).join(', ')}, …`
}

/** Fits when one of the shapes does. Otherwise what kept the closest one, the one with the fewest problems, from fitting. */
export function either(...shapes: readonly Shape[]): Shape {
  return (value, pointer, problems) => {
    const attempts = shapes.map((shape) => {
      const found: Problem[] = []
      shape(value, pointer, found)
      return found
    })
    if (attempts.some((found) => found.length === 0)) return
    // A shape of another type altogether (text where an object is) fails at the top and helps least.
    const depthOf = (found: Problem[]) => Math.max(...found.map((problem) => problem.pointer.length))
    problems.push(...attempts.reduce((best, found) => (depthOf(found) > depthOf(best) ? found : best)))
  }
}

/** Fits when all of the shapes do. */
export function all(...shapes: readonly Shape[]): Shape {
  return (value, pointer, problems) => {
    for (const shape of shapes) shape(value, pointer, problems)
  }
}

/** A list of values of one shape, with at least `least` members; `unique` refuses a text that comes twice. */
export function list(of: Shape, { least = 0, unique = false } = {}): Shape {
  return (value, pointer, problems) => {
    if (!Array.isArray(value)) return void problems.push({ pointer, reason: 'notList' })
    if (value.length < least) problems.push({ pointer, reason: 'tooFew', expected: String(least) })
    const seen = new Set<unknown>()
    for (const [index, one] of value.entries()) {
      of(one, at(pointer, index), problems)
      if (unique && seen.has(one)) problems.push({ pointer: at(pointer, index), reason: 'repeated' })
      if (unique) seen.add(one)
      if (problems.length >= mostProblems) return
    }
  }
}

export type Members = Record<string, Shape>
/** Which names beside the known ones a member may have: none, any URI (EPCIS user extensions), or any at all. */
export type OtherNames = 'none' | 'uri' | 'any'

/** An object: these members are required, these may be there, and `others` says whether further names are allowed. */
export function object(required: Members, optional: Members, others: OtherNames): Shape {
  const known = new Map([...Object.entries(optional), ...Object.entries(required)])
  return (value, pointer, problems) => {
    if (!isObject(value)) return void problems.push({ pointer, reason: 'notObject' })
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) problems.push({ pointer: at(pointer, name), reason: 'missing' })
    }
    for (const [name, member] of Object.entries(value)) {
      const shape = known.get(name)
      if (shape) shape(member, at(pointer, name), problems)
      else if (others === 'none' || (others === 'uri' && !isUri(name)))
        problems.push({ pointer: at(pointer, name), reason: 'unexpected' })
    }
  }
}

/** An object whose members all have one shape, whatever their names. */
export function map(of: Shape, { least = 0 } = {}): Shape {
  return (value, pointer, problems) => {
    if (!isObject(value)) return void problems.push({ pointer, reason: 'notObject' })
    const entries = Object.entries(value)
    if (entries.length < least) problems.push({ pointer, reason: 'tooFew', expected: String(least) })
    for (const [name, member] of entries) of(member, at(pointer, name), problems)
  }
}

/** A rule that no single member can break: when `holds` is false, the problem is said of `name` within the object. */
export function rule(holds: (value: JsonObject) => boolean, name: string, reason: Reason, expected?: string): Shape {
  return (value, pointer, problems) => {
    if (isObject(value) && !holds(value)) problems.push({ pointer: at(pointer, name), reason, ...(expected ? { expected } : {}) })
  }
}

/** A shape that contains itself. */
export function lazily(shape: () => Shape): Shape {
  return (value, pointer, problems) => shape()(value, pointer, problems)
}
