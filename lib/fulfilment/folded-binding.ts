import { addReading, type BindingState, copyBinding, type Job, type Reading, startBinding } from '#lib/fulfilment/fold.ts'

export type Key = { epoch: number; seq: number }

type Mark = { key: Key; state: BindingState }

/** Readings between two marks at first; the distance doubles whenever there are too many of them. */
const firstDistance = 4096
const mostMarks = 32
const beginning: Key = { epoch: -1, seq: -1 }

/**
 * One binding folded up to a key, with marks to come back to: a late reading costs the readings since the mark before it, not all of
 * them, and the memory is the same for a thousand readings and for ten million.
 */
export class FoldedBinding {
  readonly job: Job & { boundAt: Date; releasedAt: Date | null }
  #state = startBinding()
  #key = beginning
  #marks: Mark[] = []
  #distance: number
  #sinceMark = 0
  /** The smallest key that has come in since the last page was asked for. */
  #news: Key | null = null

  constructor(job: FoldedBinding['job'], distance = firstDistance) {
    this.job = job
    this.#distance = distance
  }

  get state(): BindingState {
    return this.#state
  }

  /** A reading of this key was stored. It may or may not be in a page that is being read at this moment. */
  hearOf(key: Key): void {
    if (!this.#news || isBefore(key, this.#news)) this.#news = key
  }

  /** Where to go on reading. What was folded beyond a late reading is taken back to the mark before it. */
  next(): Key {
    const news = this.#news
    this.#news = null
    if (news && !isBefore(this.#key, news)) {
      while (this.#marks.length > 0 && !isBefore(this.#marks.at(-1)!.key, news)) this.#marks.pop()
      const mark = this.#marks.at(-1)
      this.#state = mark ? copyBinding(mark.state) : startBinding()
      this.#key = mark?.key ?? beginning
      this.#sinceMark = 0
    }
    return this.#key
  }

  /** Adds the next readings, in the order of their keys. Those outside the binding's time are passed over. */
  add(readings: readonly Reading[]): void {
    for (const reading of readings) {
      this.#key = { epoch: reading.epoch, seq: reading.seq }
      const { boundAt, releasedAt } = this.job
      if (reading.at < boundAt || (releasedAt && reading.at >= releasedAt)) continue
      addReading(this.#state, reading, this.job)
      if (++this.#sinceMark >= this.#distance) this.#mark()
    }
  }

  #mark(): void {
    this.#marks.push({ key: this.#key, state: copyBinding(this.#state) })
    this.#sinceMark = 0
    if (this.#marks.length < mostMarks) return
    this.#marks = this.#marks.filter((_, index) => index % 2 === 1)
    this.#distance *= 2
  }
}

function isBefore(one: Key, other: Key): boolean {
  return one.epoch < other.epoch || (one.epoch === other.epoch && one.seq < other.seq)
}
