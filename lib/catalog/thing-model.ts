import type { Problem, Reason } from '#lib/standards/json-shape.ts'
import { readThingModel, type ThingModel } from '#lib/standards/wot/index.ts'
import { invalidField } from '#lib/values/fault.ts'

/** What a maker reads of each reason; the pointer leads to the place. */
const sentences: Record<Reason, string> = {
  missing: 'formatMissing',
  unexpected: 'formatUnexpected',
  notText: 'formatNotText',
  notNumber: 'formatNotNumber',
  notBoolean: 'formatNotBoolean',
  notObject: 'formatNotObject',
  notList: 'formatNotList',
  notUri: 'formatNotUri',
  notTime: 'formatNotTime',
  notOneOf: 'formatNotOneOf',
  wrongForm: 'formatWrongForm',
  tooFew: 'formatTooFew',
  repeated: 'formatRepeated',
  together: 'formatTogether',
  tooDeep: 'formatTooDeep',
}

/** The Thing Model that a maker pasted or uploaded; null for none. Throws Fault invalid with the line or the pointer of the first fault. */
export function parseThingModel(pasted: string): ThingModel | null {
  if (pasted === '') return null
  const read = readThingModel(parse(pasted))
  if ('problems' in read) throw fault(read.problems[0]!)
  if (!isStorable(read.model)) throw invalidField('thingModel', 'thingModelUnreadable')
  return read.model
}

function fault({ pointer, reason, expected = '' }: Problem) {
  return invalidField('thingModel', sentences[reason], { pointer: pointer || '/', expected })
}

function parse(pasted: string): unknown {
  try {
    return JSON.parse(pasted)
  } catch (error) {
    // V8 names the place as a number of characters; where it does not, the text ended too early.
    const position = /position (\d+)/.exec(String(error))?.[1]
    throw invalidField('thingModel', 'thingModelNotJson', {
      line: pasted.slice(0, position === undefined ? undefined : Number(position)).split('\n').length,
    })
  }
}

/** The database keeps no U+0000 and no half of a character. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inside]) => isStorable(key) && isStorable(inside))
}
