/**
 * Shapes that take apart JSON of strangers: each gives what it understands and names, by JSON path, what it leaves behind. Together
 * they lose nothing in silence: every value is either read or listed. Null, "", [] and {} say nothing and are not listed.
 */
export const gapReasons = [
  'unknownField',
  'wrongType',
  'unknownCode',
  'notADate',
  'notAnAddress',
  'notAnAmount',
  'numberTooLong',
  'personalData',
  'repeated',
  'tooMany',
  'noAward',
  'linkedOnly',
  // What was read, but not quite as it stood:
  'zoneMissing',
  'timeMissing',
  'textCut',
  'charactersReplaced',
  'addressEncoded',
  'idMissing',
  'tagMissing',
  'dateMissing',
] as const
export type GapReason = (typeof gapReasons)[number]
/** `path` is a JSONPath (RFC 9535) from the notice's own root: `$.tender.items[0].unit`. */
export type Gap = { path: string; reason: GapReason }

export type Shape<T> = (value: unknown, path: string, gaps: Gap[]) => T | undefined
export type ReadAs<S> = S extends Shape<infer T> ? T : never
type Fields = Record<string, Shape<unknown>>
export type ObjectOf<F extends Fields> = { [K in keyof F]?: ReadAs<F[K]> }

/** Longest text that is mirrored; what is longer stays whole in the original. */
export const longestText = 100_000
const mostEntries = 2000
const firstInstant = Date.parse('0001-01-01T00:00:00Z')
const endOfInstants = Date.parse('+010000-01-01T00:00:00Z')

/** The path of a member: `$.tender`, or `$['odd key']`. */
export function member(path: string, key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(storable(key)).slice(0, 80)}]`
}

/** True for what carries no fact. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Text without what PostgreSQL and other readers refuse: U+0000 and halves of surrogate pairs. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\u{fffd}')
}

/** A text as it stands, but for characters that cannot be stored. */
export const text: Shape<string> = (value, path, gaps) => {
  if (typeof value !== 'string') return refused('wrongType', path, gaps)
  const clean = storable(value)
  if (clean !== value) gaps.push({ path, reason: 'charactersReplaced' })
  if (clean.length <= longestText) return clean
  gaps.push({ path, reason: 'textCut' })
  return storable(clean.slice(0, longestText))
}

/** Texts and whole numbers name things alike. */
export const identifier: Shape<string> = (value, path, gaps) =>
  typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : text(value, path, gaps)

/** A number, or a text that holds one ("1,250,000.50"), as far as a JSON number carries it exactly: fifteen digits. */
export const amount: Shape<number> = (value, path, gaps) => {
  const written = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(written) ? written.replaceAll(',', '') : written
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain)) return refused('notAnAmount', path, gaps)
  const number = Number(plain)
  const digits = plain.replace(/e.*/i, '').replace(/\D/g, '').replace(/^0+/, '')
  if (digits.length > 15 || Math.abs(number) >= 1e15) return refused('numberTooLong', path, gaps)
  return number
}

/** A number without a fraction. */
export const whole: Shape<number> = (value, path, gaps) => {
  const number = amount(value, path, gaps)
  if (number === undefined || Number.isInteger(number)) return number
  return refused('wrongType', path, gaps)
}

/** true or false, also where they were written as texts. */
export const flag: Shape<boolean> = (value, path, gaps) => {
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  return refused('wrongType', path, gaps)
}

/**
 * An instant as it was written, in RFC 3339. One without a zone is taken as UTC, one without a time as the beginning of that day in
 * UTC; both are noted.
 */
export const instant: Shape<string> = (value, path, gaps) => {
  if (typeof value !== 'string') return refused('wrongType', path, gaps)
  const match = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?\s?([Zz]|[+-]\d{2}:?\d{2})?)?$/.exec(
    value.trim(),
  )
  if (!match) return refused('notADate', path, gaps)
  const [, date, minutes, seconds = ':00', zone] = match as unknown as [string, string, string?, string?, string?]
  const offset = zone && /^[zZ]$/.test(zone) ? 'Z' : zone?.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')
  const written = `${date}T${minutes ?? '00:00'}${minutes ? seconds : ':00'}${offset ?? 'Z'}`
  if (!isCalendarDay(date) || !isKeepable(Date.parse(written))) return refused('notADate', path, gaps)
  if (!minutes) gaps.push({ path, reason: 'timeMissing' })
  else if (!offset) gaps.push({ path, reason: 'zoneMissing' })
  return written
}

/** An absolute web address. Characters that an address may not hold are encoded, and that is noted. */
export const address: Shape<string> = (value, path, gaps) => {
  if (typeof value !== 'string') return refused('wrongType', path, gaps)
  const written = value.trim()
  if (!/^https?:\/\/[^\s/#]+[^#]*(#[^#]*)?$/i.test(written) || written.length > 4000 || !URL.canParse(written))
    return refused('notAnAddress', path, gaps)
  // "https://known.example@elsewhere.example/" leads elsewhere than it says.
  if (new URL(written).username !== '' || new URL(written).password !== '') return refused('notAnAddress', path, gaps)
  if (/^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(written) && !/%(?![\da-f]{2})/i.test(written) && !/[[\]]/.test(written))
    return written
  const encoded = new URL(written).href.replaceAll(/[[\]{}|\\^`"<>]|%(?![\da-f]{2})/gi, (sign) => encodeURIComponent(sign))
  gaps.push({ path, reason: 'addressEncoded' })
  return encoded
}

/** A code of a closed list; capitals do not matter. */
export function code<const T extends string>(...codes: readonly T[]): Shape<T> {
  return (value, path, gaps) => {
    if (typeof value !== 'string') return refused('wrongType', path, gaps)
    return codes.find((one) => one.toLowerCase() === value.trim().toLowerCase()) ?? refused('unknownCode', path, gaps)
  }
}

/** What belongs to persons is not spread further. */
export const personal: Shape<never> = (_, path, gaps) => refused('personalData', path, gaps)

/** Entries that can be read, in their order; the same entry twice is one. */
export function list<T>(shape: Shape<T>): Shape<T[]> {
  return (value, path, gaps) => {
    if (!Array.isArray(value)) return refused('wrongType', path, gaps)
    const read: T[] = []
    const seen = new Set<string>()
    for (const [index, entry] of value.slice(0, mostEntries).entries()) {
      if (isNothing(entry)) continue
      const place = `${path}[${index}]`
      const one = shape(entry, place, gaps)
      if (one === undefined || isNothing(one)) continue
      const print = JSON.stringify(one)
      if (seen.has(print)) gaps.push({ path: place, reason: 'repeated' })
      else read.push(one)
      seen.add(print)
    }
    if (value.length > mostEntries) gaps.push({ path: `${path}[${mostEntries}:]`, reason: 'tooMany' })
    return read.length > 0 ? read : undefined
  }
}

/** A field that may stand in several languages besides: `title`, `title_en`, `title_zh-Hans`. */
const translated = /^(title|description|name|details|rationale|legalName)_([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/

/** The members that are known, each by its own shape; the others are listed. A member's name is looked up, never walked to. */
export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  const known = new Map(Object.entries(fields))
  return (value, path, gaps) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused('wrongType', path, gaps)
    const read: [string, unknown][] = []
    for (const [key, inner] of Object.entries(value)) {
      if (isNothing(inner)) continue
      const base = translated.exec(key)?.[1]
      const shape = known.get(key) ?? (base !== undefined && known.has(base) ? text : undefined)
      const one = shape ? shape(inner, member(path, key), gaps) : refused('unknownField', member(path, key), gaps)
      if (one !== undefined) read.push([key, one])
    }
    return read.length > 0 ? (Object.fromEntries(read) as ObjectOf<F>) : undefined
  }
}

/** Entries of a list that need a name of their own: one without gets its place in the list. */
export function named<T extends { id?: string }>(shape: Shape<T>): Shape<T & { id: string }> {
  return (value, path, gaps) => {
    const read = shape(value, path, gaps)
    if (read === undefined) return undefined
    if (read.id !== undefined) return read as T & { id: string }
    gaps.push({ path: `${path}.id`, reason: 'idMissing' })
    return { id: String(Number(/\[(\d+)\]$/.exec(path)?.[1] ?? 0) + 1), ...read }
  }
}

function refused(reason: GapReason, path: string, gaps: Gap[]): undefined {
  gaps.push({ path, reason })
}

/** Within the years 1 to 9999 in UTC, which is what databases and other readers keep: "0001-01-01T00:00:00+01:00" is not. */
export function isKeepable(at: number): boolean {
  return at >= firstInstant && at < endOfInstants
}

function isCalendarDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
}
