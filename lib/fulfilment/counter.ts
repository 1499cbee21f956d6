/** One machine's counter and clock as a binding hears them. Pure; readings come in the order of (epoch, seq), each once. */
import { minute } from '#lib/values/time.ts'

/** A clock may lag behind its own latest stamp by this much: several parts of a machine rarely speak in order. */
export const clockTolerance = 5 * minute

export type Clock = {
  /** Stamps in milliseconds: of the reading before, and the latest so far. */
  previous: number | null
  latest: number | null
  /** Times the clock ran back by more than the tolerance, as the readings themselves show. */
  jumps: number
  /** Times it ran back at all between the machine's lines, where a gateway counted them. */
  steps: number
  /** The farthest that it ran back at once, in milliseconds. */
  backMs: number
  /** It has run back since the last count that it could be believed for. */
  doubtful: boolean
}

export type Counter = {
  epoch: number
  value: number
  at: number
  /** Time in which the machine could have made more than it reported. */
  creditMs: number
}

/** Units of one step of the counter. */
export type Step = { made: number; witnessed: number }

/** A clock that has not been read yet. */
export function newClock(): Clock {
  return { previous: null, latest: null, jumps: 0, steps: 0, backMs: 0, doubtful: false }
}

/** Notes the stamp of the next reading in place. Returns true when it lies behind an earlier one and says nothing about time. */
export function noteStamp(clock: Clock, at: number): boolean {
  const back = (clock.previous ?? at) - at
  if (back > clockTolerance) {
    clock.jumps += 1
    clock.backMs = Math.max(clock.backMs, back)
  }
  clock.previous = at
  clock.latest = Math.max(clock.latest ?? at, at)
  const behind = at < clock.latest - clockTolerance
  clock.doubtful ||= behind
  return behind
}

/** What a counter says next. `total`: it is the machine's own, and goes on over epochs. */
export type Said = { epoch: number; value: number; at: number; total: boolean }

/**
 * The next value of a counter. A higher epoch began at zero; a fall within an epoch is a reset that nobody announced. A total that
 * comes in a new epoch goes on, or, where it is smaller, sets a new zero: nobody knows what lies between. A step is witnessed as far as
 * the machine could have made it since the last one (one cycle may be saved up), and not at all when it was not `heard` throughout:
 * across a reset or a new numbering, after the counter was unavailable, or by a clock that ran back.
 */
export function stepCounter(counter: Counter, next: Said, cycleMs: number, heard: boolean): { counter: Counter; step: Step } {
  const { epoch, value, at, total } = next
  const anew = epoch > counter.epoch
  const fell = value < counter.value
  const zero = anew ? (total ? (fell ? value : counter.value) : 0) : fell ? 0 : counter.value
  const made = value - zero
  const creditMs = Math.min(counter.creditMs, cycleMs) + Math.max(0, at - counter.at)
  const unheard = !heard || (anew ? total : fell)
  const witnessed = unheard ? 0 : Math.min(made, Math.floor(creditMs / cycleMs))
  return {
    counter: { epoch, value, at: Math.max(at, counter.at), creditMs: unheard ? 0 : creditMs - witnessed * cycleMs },
    step: { made, witnessed },
  }
}
