import { type ItemKinds, readLine, type ShdrLine } from '#lib/standards/shdr/line.ts'

/** Reads lines one after the other and knows when it is inside the text of an asset, which is no SHDR. */
export class ShdrReader {
  readonly #kinds: ItemKinds
  #terminator: string | null = null

  constructor(kinds: ItemKinds = {}) {
    this.#kinds = kinds
  }

  /** True while the lines of an asset are coming: the stream must not be cut here. */
  get isInside(): boolean {
    return this.#terminator !== null
  }

  /** The next line; null for a line of an asset's text. Throws ShdrError. */
  read(line: string): ShdrLine | null {
    if (this.#terminator !== null) {
      if (line.trim() === this.#terminator) this.#terminator = null
      return null
    }
    const read = readLine(line, this.#kinds)
    if (read.type === 'asset') this.#terminator = read.multiline
    return read
  }
}
