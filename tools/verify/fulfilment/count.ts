/** Fold version 2 once more, in the checker's own words. */
import type { Binding, Reading } from '#tools/verify/fulfilment/document.ts'

export const foldVersion = 2
export const countNames = [
  ...['made', 'unwitnessed', 'tested', 'rejected', 'packed', 'shipped', 'arrived', 'installed', 'commissioned'],
] as const
const stageOf = new Map([
  ['pack', 'packed'],
  ['ship', 'shipped'],
  ['arrive', 'arrived'],
  ['install', 'installed'],
  ['commission', 'commissioned'],
])
/** A clock this far behind its own latest stamp says nothing about time. */
const tolerance = 5 * 60_000
const mostSerials = 100_000

type Counter = { epoch: number; value: number; at: number; credit: number }

/** Counts one device's readings while it was bound to a line; they must come in the order of (epoch, seq). */
export class Count {
  readonly units = new Map<string, number>()
  readonly serials = new Map<string, Set<string>>()
  readonly #cycle: number
  /** The program that makes this line's goods; null: whatever runs. */
  readonly #card: string | null
  #running: string | null = null
  #counter: Counter | null = null
  #interrupted = false
  #clockDoubted = false
  #latest = Number.NEGATIVE_INFINITY

  constructor(binding: Binding) {
    this.#cycle = binding['moi:cycleSeconds'] * 1000
    this.#card = binding['moi:program']
  }

  /** Takes the next reading and returns how many units it stands for, beside those that it names. */
  add(reading: Reading): number {
    const at = Date.parse(reading.at)
    this.#latest = Math.max(this.#latest, at)
    const behind = at < this.#latest - tolerance
    this.#clockDoubted ||= behind
    if (reading.type === 'program') this.#running = reading.program ?? null
    if (reading.type === 'count') return this.#step(reading, at, behind)
    const stage = reading.type === 'test' ? (reading.passed ? 'tested' : 'rejected') : stageOf.get(reading.type)
    if (stage === undefined) return 0
    const names = this.serials.get(stage) ?? new Set()
    for (const serial of reading.serials ?? []) if (names.size < mostSerials) names.add(serial)
    this.serials.set(stage, names)
    return this.#plus(stage, reading.units ?? (reading.serials ? 0 : 1))
  }

  #plus(name: string, units: number): number {
    this.units.set(name, (this.units.get(name) ?? 0) + units)
    return units
  }

  /**
   * The first value sets the zero. After an interruption zero says nothing, and what is missing was made unheard. A counter begins
   * at zero with each epoch; a total is the machine's own and goes on, unless it is smaller than before.
   */
  #step({ epoch, value = null, total = false }: Reading, at: number, behind: boolean): number {
    if (value === null || (this.#interrupted && value === 0)) {
      this.#interrupted = true
      return 0
    }
    const heard = !this.#interrupted && !this.#clockDoubted
    this.#interrupted = false
    this.#clockDoubted = behind
    const last = this.#counter
    if (last === null) {
      this.#counter = { epoch, value, at, credit: this.#cycle }
      return 0
    }
    const [anew, fell] = [epoch > last.epoch, value < last.value]
    const made = anew ? (total ? (fell ? 0 : value - last.value) : value) : fell ? value : value - last.value
    // A unit takes a cycle: what came faster, or across a gap that nobody heard, is not witnessed. One cycle may be saved up.
    const unheard = !heard || (anew ? total : fell)
    const credit = Math.min(last.credit, this.#cycle) + Math.max(0, at - last.at)
    const witnessed = unheard ? 0 : Math.min(made, Math.floor(credit / this.#cycle))
    this.#counter = { epoch, value, at: Math.max(at, last.at), credit: unheard ? 0 : credit - witnessed * this.#cycle }
    if (this.#card !== null && this.#running !== null && this.#running !== this.#card) return 0
    this.#plus('unwitnessed', made - (this.#card === null || this.#running === this.#card ? witnessed : 0))
    return this.#plus('made', made)
  }
}
