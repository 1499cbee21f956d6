/**
 * One line of an MTConnect adapter (SHDR: "simple hierarchical data representation"): a time and pairs of data item and value, or a
 * command. What a data item is stands in the agent's Devices.xml; here the reader is told, or recognizes it.
 */
import { type DataSet, readDataSet } from '#lib/standards/shdr/data-set.ts'
import { splitFields } from '#lib/standards/shdr/fields.ts'
import { readStamp } from '#lib/standards/shdr/stamp.ts'

export type ConditionLevel = 'normal' | 'warning' | 'fault' | 'unavailable'

/** A data item's value; null stands for UNAVAILABLE. `device` is named before a colon when one adapter speaks for several. */
export type ShdrItem = { device: string | null; name: string } & (
  | { kind: 'value'; value: string | null; reset: string | null }
  | { kind: 'condition'; level: ConditionLevel; code: string; severity: string; qualifier: string; text: string }
  | { kind: 'message'; code: string; text: string | null }
  | { kind: 'timeSeries'; hertz: number | null; samples: number[] | null }
  | { kind: 'dataSet'; set: DataSet | null; reset: string | null }
)

export type ShdrLine =
  /** `at` in milliseconds; null: the adapter has no clock, and the time of arrival counts. */
  | { type: 'data'; at: number | null; durationMs: number | null; items: ShdrItem[] }
  /** `* PONG 10000`, `* device: mill`: about the connection, not about the machine. */
  | { type: 'command'; name: string; argument: string }
  /** `verb` ASSET, UPDATE_ASSET, REMOVE_ASSET, REMOVE_ALL_ASSETS. `multiline`: its text follows up to this terminator. */
  | { type: 'asset'; at: number | null; verb: string; id: string; multiline: string | null }
  | { type: 'blank' }

/** Kinds of data items that take more or other fields than a plain value. */
export type ItemKinds = { readonly [name: string]: Exclude<ShdrItem['kind'], 'value'> }

/** A line that is no SHDR. `field` counts from 0. */
export class ShdrError extends SyntaxError {
  readonly field: number
  constructor(message: string, field: number) {
    super(message)
    this.field = field
  }
}

const levels = /^(normal|warning|fault|unavailable)$/i
const triggers = /:(MANUAL|ACTION_COMPLETE|ANNUAL|DAY|LIFE|MAINTENANCE|MONTH|POWER_ON|POWER_OFF|SHIFT|WEEK|YEAR)$/

/** Reads one line (without its end). Throws ShdrError. */
export function readLine(line: string, kinds: ItemKinds = {}): ShdrLine {
  const text = line.trim()
  if (text === '') return { type: 'blank' }
  if (text.startsWith('*')) return readCommand(text)
  const [first, ...fields] = splitFields(text) as [string, ...string[]]
  const stamp = first === '' ? { at: null, durationMs: null } : readStamp(first)
  if (!stamp) throw new ShdrError('the first field is no time', 0)
  if (fields.length === 0) throw new ShdrError('nothing follows the time', 0)
  const verb = /^@([A-Z_]+)@$/.exec(fields[0]!)?.[1]
  if (verb) return readAsset(stamp.at, verb, fields)
  const items: ShdrItem[] = []
  for (let at = 0; at < fields.length; ) {
    const { item, used } = readItem(fields, at, kinds)
    if (item) items.push(item)
    at += used
  }
  return { type: 'data', ...stamp, items }
}

function readCommand(text: string): ShdrLine {
  const [, name = '', argument = ''] = /^\*\s*([^\s:]*)[\s:]*(.*)$/s.exec(text) ?? []
  return { type: 'command', name, argument }
}

function readAsset(at: number | null, verb: string, fields: string[]): ShdrLine {
  const multiline = /^--multiline--\w{1,64}$/.exec(fields.at(-1)!)?.[0] ?? null
  return { type: 'asset', at, verb, id: fields[1] ?? '', multiline }
}

/** The item that begins at `fields[from]` and how many fields it takes. A name without a value at the end of a line is UNAVAILABLE. */
function readItem(fields: string[], from: number, kinds: ItemKinds): { item: ShdrItem | null; used: number } {
  const [full, value = 'UNAVAILABLE', ...more] = fields.slice(from, from + 7)
  const [, device = null, name] = /^(?:([^:]+):)?(.*)$/s.exec(full!)!
  if (!name) {
    if (value === 'UNAVAILABLE' || value === '') return { item: null, used: 2 }
    throw new ShdrError('a value without a name', from + 1)
  }
  const lost = value.toUpperCase() === 'UNAVAILABLE'
  const of = { device, name }
  switch (kinds[name] ?? recognized(fields, from)) {
    case 'condition': {
      if (!levels.test(value)) throw new ShdrError('a condition is NORMAL, WARNING, FAULT or UNAVAILABLE', from + 2)
      const level = value.toLowerCase() as ConditionLevel
      const [code = '', severity = '', qualifier = '', text = ''] = more
      return { item: { ...of, kind: 'condition', level, code, severity, qualifier, text }, used: 6 }
    }
    case 'message':
      return { item: { ...of, kind: 'message', code: lost ? '' : value, text: lost ? null : (more[0] ?? '') }, used: 3 }
    case 'timeSeries': {
      const hertz = Number(more[0])
      const samples = lost ? null : readSamples(more[1] ?? '', Number(value), from)
      return { item: { ...of, kind: 'timeSeries', hertz: hertz > 0 ? hertz : null, samples }, used: 4 }
    }
    case 'dataSet': {
      const [, reset = null, entries = ''] = /^(?::(\w+)(?:\s|$))?(.*)$/s.exec(value)!
      return { item: { ...of, kind: 'dataSet', set: lost ? null : dataSetAt(entries, from), reset }, used: 2 }
    }
    default: {
      const reset = triggers.exec(value)?.[1] ?? null
      const said = reset ? value.slice(0, -reset.length - 1) : value
      return { item: { ...of, kind: 'value', value: lost ? null : said, reset }, used: 2 }
    }
  }
}

/**
 * A condition of which nobody told is known by its form: alone on its line, a level and four more fields, of which the third is empty,
 * HIGH or LOW; in three pairs a name would stand there.
 */
function recognized(fields: string[], from: number): 'condition' | null {
  const form = from === 0 && fields.length === 6 && levels.test(fields[1]!) && /^(high|low)?$/i.test(fields[4]!)
  return form ? 'condition' : null
}

function readSamples(text: string, count: number, from: number): number[] {
  const samples = text.split(/\s+/).filter(Boolean).map(Number)
  if (samples.length !== count || samples.some(Number.isNaN)) throw new ShdrError('not as many samples as announced', from + 4)
  return samples
}

function dataSetAt(text: string, from: number): DataSet {
  try {
    return readDataSet(text)
  } catch (error) {
    throw new ShdrError((error as Error).message, from + 2)
  }
}
