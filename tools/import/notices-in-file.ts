// What a file holds: notices, each with its place in the file, and what is broken between them.
import { isUtf8 } from 'node:buffer'
import { type Envelope, type Refusal, readEnvelope } from '#lib/standards/ocds/incoming/read.ts'
import type { Gap } from '#lib/standards/ocds/incoming/shape.ts'
import { bytesOf, UnreadableFile } from '#tools/import/input-file.ts'
import { BrokenDocument, type Element, elementsIn, envelopeIn, longestElement } from '#tools/import/json-elements.ts'

export type Found =
  /** `gaps`: what stands around the notice and is not taken in with it. */
  | { where: string; original: string; envelope: Envelope; gaps: Gap[] }
  | { where: string; refusal: Refusal }
  /** The rest of the file cannot be read. */
  | { where: string; broken: string }

/** A list of packages of records of releases; nobody nests them deeper. */
const deepestPackage = 4

/** Lines are taken one by one, so that a broken one costs itself alone; any other JSON is followed as one document. */
export async function* noticesIn(file: string): AsyncGenerator<Found> {
  try {
    yield* (await holdsLines(file))
      ? fromLines(file)
      : entriesOf(elementsIn(bytesOf(file)), await envelopeIn(bytesOf(file)), '', 0)
  } catch (error) {
    if (!(error instanceof BrokenDocument || error instanceof UnreadableFile)) throw error
    yield { where: file, broken: error.message }
  }
}

async function* fromLines(file: string): AsyncGenerator<Found> {
  for await (const { line, bytes } of linesOf(bytesOf(file))) {
    const where = `line ${line}`
    if (bytes === null) yield { where, refusal: 'noticeTooLong' }
    else if (!isUtf8(bytes)) yield { where, refusal: 'noticeNotUtf8' }
    else if (bytes.toString('latin1').trim() !== '') yield* unfolded(where, bytes.toString('utf8').trim(), {})
  }
}

/** Releases that a record only links to cannot be followed; its compiled release tells the same, and says that they are missing. */
async function* entriesOf(
  elements: AsyncIterable<Element>,
  envelope: Envelope,
  outer: string,
  depth: number,
): AsyncGenerator<Found> {
  let links = 0
  let isCompiled = false
  for await (const element of elements) {
    if (isLink(element)) {
      links++
      continue
    }
    const ends = element.name === 'compiledRelease'
    isCompiled ||= ends
    for await (const found of fromElement(element, envelope, outer, depth))
      yield ends && links > 0 && 'original' in found ? { ...found, gaps: [{ path: '$.releases', reason: 'linkedOnly' }] } : found
  }
  if (links > 0 && !isCompiled) yield { where: outer || 'line 1', refusal: 'noticeLinkedOnly' }
}

async function* fromElement(
  { name, line, text }: Element,
  envelope: Envelope,
  outer: string,
  depth: number,
): AsyncGenerator<Found> {
  const where = [outer || `line ${line}`, name].filter(Boolean).join(', ')
  if (text === null) yield { where, refusal: 'noticeNotUtf8' }
  // What gives itself as its only entry is an empty package or list.
  else if (outer && name === '') yield { where, refusal: 'noticeNotAnObject' }
  else yield* unfolded(where, text, envelope, depth)
}

/** A package, a record or a list gives what is in it; anything else is a notice. */
async function* unfolded(where: string, text: string, envelope: Envelope, depth = 0): AsyncGenerator<Found> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    yield { where, refusal: 'noticeNotJson' }
    return
  }
  if (!isContainer(value)) yield { where, original: text, envelope, gaps: [] }
  else if (depth === deepestPackage) yield { where, refusal: 'noticeNotAnObject' }
  else {
    const around = Object.keys(envelope).length > 0 ? envelope : readEnvelope(value)
    yield* entriesOf(elementsIn([Buffer.from(text)]), around, where, depth + 1)
  }
}

function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return true
  const { releases, records, compiledRelease } = value as Record<string, unknown>
  return Array.isArray(releases) || Array.isArray(records) || (typeof compiledRelease === 'object' && compiledRelease !== null)
}

function isLink({ name, text }: Element): boolean {
  return name.startsWith('releases[') && text !== null && /"url"/.test(text) && !/"ocid"/.test(text)
}

/** Whether each line is JSON of its own. A document that is spread over lines opens on its first one and does not close there. */
async function holdsLines(file: string): Promise<boolean> {
  let seen = 0
  for await (const { bytes } of linesOf(bytesOf(file), 1024 * 1024)) {
    const text = bytes?.toString('utf8').trim()
    if (text === '') continue
    if (text === undefined) return false
    if (seen === 0 && /^[[{]$|^[[{].*[[{,]$/.test(text)) return false
    if (isJson(text)) return seen > 0 || !(await isLast(file, text))
    if (++seen === 20) return false
  }
  return false
}

/** A file of one line is a document: what is in it is then followed piece by piece. */
async function isLast(file: string, first: string): Promise<boolean> {
  let found = 0
  for await (const { bytes } of linesOf(bytesOf(file), first.length * 4 + 64)) {
    if (bytes === null || bytes.toString('latin1').trim() !== '') found++
    if (found > 1) return false
  }
  return true
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

/** The lines of a file with their numbers; one that is longer than `most` bytes is null, and is not held. */
async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  most = longestElement,
): AsyncGenerator<{ line: number; bytes: Buffer | null }> {
  let line = 1
  let held: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const end = chunk.subarray(from, at)
      yield { line: line++, bytes: length + end.length > most ? null : Buffer.concat([...held, end]) }
      held = []
      length = 0
      from = at + 1
    }
    length += chunk.length - from
    if (length <= most) held.push(chunk.subarray(from))
    else held = []
  }
  if (length > 0) yield { line, bytes: length > most ? null : Buffer.concat(held) }
}
