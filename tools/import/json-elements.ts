// The notices of one JSON document, one after another and as they were written, however long the document is.
import { isUtf8 } from 'node:buffer'
import { Tokenizer, TokenType } from '@streamparser/json'
import { type Envelope, publishedAtOf } from '#lib/standards/ocds/incoming/read.ts'

export type Element = {
  /** "releases[3]", or "" for the document itself. */
  name: string
  line: number
  /** Null where the bytes are no UTF-8. */
  text: string | null
}

/** Where a document stops being JSON; what came before it was read. */
export class BrokenDocument extends Error {}

/** The longest single notice; a longer one ends the reading, for nothing says where it stops. */
export const longestElement = 16 * 1024 * 1024

const lists = new Set(['releases', 'records'])
const opening = new Set<TokenType>([TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET])
const closing = new Set<TokenType>([TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET])
const scalars = new Set<TokenType>([TokenType.STRING, TokenType.NUMBER, TokenType.TRUE, TokenType.FALSE, TokenType.NULL])

/**
 * The entries of a package's `releases` and `records`, a record's `compiledRelease`, the entries of a list, or the document itself where
 * it is none of these. Holds one element at a time. Throws BrokenDocument.
 */
export async function* elementsIn(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  envelope: Envelope = {},
): AsyncGenerator<Element> {
  const tracker = new Tracker(envelope)
  try {
    for await (const chunk of chunks) {
      tracker.write(chunk)
      yield* tracker.take()
    }
    tracker.end()
  } finally {
    // Also what was whole before the document broke.
    yield* tracker.take()
  }
}

/** What a package says about itself, before or after its notices. Stops at what is no JSON: the reading that follows says so. */
export async function envelopeIn(chunks: AsyncIterable<Buffer>): Promise<Envelope> {
  const envelope: Envelope = {}
  try {
    for await (const _ of elementsIn(chunks, envelope));
  } catch (error) {
    if (!(error instanceof BrokenDocument)) throw error
  }
  return envelope
}

/** Follows the tokens of a document and cuts the elements out of its bytes. */
class Tracker {
  readonly #tokenizer = new Tokenizer()
  readonly #envelope: Envelope
  readonly #found: Element[] = []
  readonly #stack: TokenType[] = []
  #held: Buffer[] = []
  /** Offsets in the document: where the held bytes begin, and where they end. */
  #heldFrom = 0
  #end = 0
  /** How far lines were counted, and how many: offsets are asked for in their order, so each byte is looked at once. */
  #countedTo = 0
  #newlines = 0
  #key = ''
  #innerKey = ''
  #lastString = ''
  #index = 0
  /** Where the element that is open began, and at which depth it ends; without one, null. */
  #open: { from: number; depth: number; name: string } | null = null
  #isContainer = false
  #isOver = false

  constructor(envelope: Envelope) {
    this.#envelope = envelope
    this.#tokenizer.onToken = (token) => this.#take(token)
  }

  write(chunk: Buffer): void {
    if (!this.#open && this.#isContainer) this.#drop(this.#end)
    this.#held.push(chunk)
    this.#end += chunk.length
    if (this.#open && this.#end - this.#open.from > longestElement)
      throw new BrokenDocument(`what begins on line ${this.#lineAt(this.#open.from)} is longer than 16 MB; reading stops there`)
    this.#guard(() => this.#tokenizer.write(chunk))
  }

  end(): void {
    if (this.#stack.length === 0 && !this.#isOver) this.#guard(() => this.#tokenizer.end())
    if (!this.#isOver) throw new BrokenDocument(`the JSON breaks off on line ${this.#lineAt(this.#end)}, before it is complete`)
  }

  *take(): Generator<Element> {
    yield* this.#found.splice(0)
  }

  #take({ token, value, offset }: { token: TokenType; value: unknown; offset: number }): void {
    const depth = this.#stack.length
    if (opening.has(token)) {
      this.#begin(offset, depth)
      this.#stack.push(token)
    } else if (closing.has(token)) {
      this.#stack.pop()
      if (this.#open?.depth === this.#stack.length) this.#finish(offset + 1)
      if (this.#stack.length === 0) this.#isOver = true
    } else if (token === TokenType.COLON) {
      if (depth === 1) this.#key = this.#lastString
      if (depth === 2) this.#innerKey = this.#lastString
      if (depth === 1) this.#index = 0
    } else if (token === TokenType.COMMA) {
      // What comes next is a name, not the value of the one before.
      if (depth === 1) this.#key = ''
      if (depth === 2) this.#innerKey = ''
    } else if (scalars.has(token)) {
      if (token === TokenType.STRING) this.#note(String(value), depth)
      if (this.#isElement(depth) && (this.#open === null || this.#open.depth === 0)) {
        this.#isContainer = true
        this.#open = null
        this.#found.push({ name: this.#nameOf(), line: this.#lineAt(offset), text: JSON.stringify(value) })
      }
      if (depth === 0) this.#found.push({ name: '', line: 1, text: JSON.stringify(value) })
      if (depth === 0) this.#isOver = true
    }
  }

  /** An element begins, or the container of elements shows itself: until then the document may itself be the notice. */
  #begin(offset: number, depth: number): void {
    if (depth === 0) this.#open = { from: offset, depth: 0, name: '' }
    const isList = depth === 1 && this.#stack[0] === TokenType.LEFT_BRACE && lists.has(this.#key)
    const isCompiled = depth === 1 && this.#stack[0] === TokenType.LEFT_BRACE && this.#key === 'compiledRelease'
    if ((isList || isCompiled || this.#isElement(depth)) && this.#open?.depth === 0) {
      this.#isContainer = true
      this.#open = null
    }
    if (this.#open === null && (isCompiled || this.#isElement(depth))) {
      this.#open = { from: offset, depth, name: isCompiled ? 'compiledRelease' : this.#nameOf() }
      this.#drop(offset)
    }
  }

  #isElement(depth: number): boolean {
    const [outer, inner] = this.#stack
    if (depth === 1) return outer === TokenType.LEFT_BRACKET
    return depth === 2 && outer === TokenType.LEFT_BRACE && inner === TokenType.LEFT_BRACKET && lists.has(this.#key)
  }

  #nameOf(): string {
    return `${this.#stack.length === 2 ? this.#key : ''}[${this.#index++}]`
  }

  #finish(end: number): void {
    const { from, name } = this.#open!
    const bytes = this.#held.length === 1 ? this.#held[0]! : Buffer.concat(this.#held)
    const own = bytes.subarray(from - this.#heldFrom, end - this.#heldFrom)
    this.#found.push({ name, line: this.#lineAt(from), text: isUtf8(own) ? own.toString('utf8') : null })
    this.#open = null
  }

  #note(text: string, depth: number): void {
    this.#lastString = text
    if (this.#stack[0] !== TokenType.LEFT_BRACE) return
    if (depth === 1 && this.#key === 'license') this.#envelope.license = text
    if (depth === 1 && this.#key === 'publishedDate') this.#envelope.publishedAt = publishedAtOf(text)
    if (depth !== 2 || this.#key !== 'publisher') return
    if (this.#innerKey === 'name') this.#envelope.publisherName = text
    if (this.#innerKey === 'uri') this.#envelope.publisherUri = text
  }

  /** Lets go of whole chunks that end before `offset`. */
  #drop(offset: number): void {
    this.#lineAt(offset)
    for (let first = this.#held[0]; first && this.#heldFrom + first.length <= offset; first = this.#held[0]) {
      this.#heldFrom += first.length
      this.#held.shift()
    }
  }

  /** The line of an offset; of one that was passed already, the line of the furthest that was asked for. */
  #lineAt(offset: number): number {
    let from = this.#heldFrom
    for (const chunk of this.#held) {
      const end = Math.min(from + chunk.length, offset)
      for (let at = Math.max(this.#countedTo, from); at < end; at++) if (chunk[at - from] === 10) this.#newlines++
      from += chunk.length
    }
    this.#countedTo = Math.max(this.#countedTo, Math.min(offset, from))
    return this.#newlines + 1
  }

  #guard(work: () => void): void {
    try {
      work()
    } catch (error) {
      if (error instanceof BrokenDocument) throw error
      const offset = Number(/absolute position "(\d+)"/.exec((error as Error).message)?.[1] ?? this.#end)
      throw new BrokenDocument(`this is not JSON from line ${this.#lineAt(offset)} on`)
    }
  }
}
