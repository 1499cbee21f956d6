/**
 * Readings folded into what a line has achieved. Pure: any order and any repetition of the same readings gives the same state,
 * because they are taken by their key (device, epoch, seq) and time only says whether a step was possible.
 */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Reading, ReadingBody } from '#lib/telemetry/index.ts'

/** Raised when the same readings would give another state; the state says which version made it. */
export const foldVersion = 1

/** `made` includes `unwitnessed`: units that were reported, but faster than the machine can work or across a counter's reset. */
export type LineCounts = {
  made: number
  unwitnessed: number
  tested: number
  rejected: number
  packed: number
  shipped: number
  arrived: number
  installed: number
  commissioned: number
}

/** How a device is bound to the line: only readings from `boundAt` on and before `releasedAt` count. */
export type BoundDevice = { deviceId: string; boundAt: Date; releasedAt: Date | null; cycleSeconds: number }

type Counter = { epoch: number; value: number; at: number; creditMs: number }
type Stage = 'tested' | 'rejected' | 'packed' | 'shipped' | 'arrived' | 'installed' | 'commissioned'

/** What one binding has seen so far; readings must be added in the order of (epoch, seq), each once. */
export type BindingState = {
  made: number
  unwitnessed: number
  readings: number
  lastReadAt: number | null
  counter: Counter | null
  /** The counter was unavailable: a zero that follows says nothing. */
  doubtful: boolean
  units: Record<Stage, number>
  serials: Record<Stage, Set<string>>
}

const stages = ['tested', 'rejected', 'packed', 'shipped', 'arrived', 'installed', 'commissioned'] as const
const stageOf = { pack: 'packed', ship: 'shipped', arrive: 'arrived', install: 'installed', commission: 'commissioned' } as const

/** A binding that has seen nothing yet. */
export function startBinding(): BindingState {
  return {
    made: 0,
    unwitnessed: 0,
    readings: 0,
    lastReadAt: null,
    counter: null,
    doubtful: false,
    units: Object.fromEntries(stages.map((stage) => [stage, 0])) as Record<Stage, number>,
    serials: Object.fromEntries(stages.map((stage) => [stage, new Set<string>()])) as unknown as Record<Stage, Set<string>>,
  }
}

/** Adds the next reading to `state` in place. */
export function addReading(state: BindingState, { epoch, at, body }: Reading, cycleSeconds: number): void {
  state.readings += 1
  state.lastReadAt = Math.max(state.lastReadAt ?? 0, at.getTime())
  if (body.type === 'count') addCount(state, epoch, at.getTime(), body.value, cycleSeconds * 1000)
  else if (body.type === 'test') addUnits(state, body.passed ? 'tested' : 'rejected', body)
  else if (body.type !== 'state' && body.type !== 'measure') addUnits(state, stageOf[body.type], body)
}

/**
 * A counter is (epoch, value). The first value of a binding sets its zero; each rise is units made. A higher epoch began at zero.
 * A fall within an epoch is a reset that nobody announced: what it shows was made unseen. Zero after "unavailable" is unknown.
 */
function addCount(state: BindingState, epoch: number, at: number, value: number | null, cycleMs: number): void {
  const { counter } = state
  if (value === null || (state.doubtful && value === 0)) {
    state.doubtful = true
    return
  }
  state.doubtful = false
  if (!counter) {
    state.counter = { epoch, value, at, creditMs: cycleMs }
    return
  }
  const reset = epoch === counter.epoch && value < counter.value
  const step = epoch > counter.epoch || reset ? value : value - counter.value
  // A bucket of time: a step is witnessed as far as the machine could have made it since the last one. One cycle may be saved up.
  const creditMs = Math.min(counter.creditMs, cycleMs) + Math.max(0, at - counter.at)
  const witnessed = reset ? 0 : Math.min(step, Math.floor(creditMs / cycleMs))
  state.made += step
  state.unwitnessed += step - witnessed
  state.counter = { epoch, value, at: Math.max(at, counter.at), creditMs: creditMs - witnessed * cycleMs }
}

/** A serial number counts once, however often and by whomever it is reported; a plain number of units adds up. */
function addUnits(state: BindingState, stage: Stage, body: { units?: number; serials?: string[] }): void {
  for (const serial of body.serials ?? []) state.serials[stage].add(serial)
  state.units[stage] += body.units ?? (body.serials ? 0 : 1)
}

/** All bindings of a line together. */
export function mergeBindings(bindings: readonly BindingState[]): LineCounts & { readings: number; lastReadAt: Date | null } {
  const sum = (pick: (state: BindingState) => number) => bindings.reduce((total, state) => total + pick(state), 0)
  const last = Math.max(0, ...bindings.map((state) => state.lastReadAt ?? 0))
  const passed = stages.map((stage) => {
    const serials = new Set(bindings.flatMap((state) => [...state.serials[stage]]))
    return [stage, sum((state) => state.units[stage]) + serials.size] as const
  })
  return {
    made: sum((state) => state.made),
    unwitnessed: sum((state) => state.unwitnessed),
    ...(Object.fromEntries(passed) as Record<Stage, number>),
    readings: sum((state) => state.readings),
    lastReadAt: last > 0 ? new Date(last) : null,
  }
}

/** SHA-256 (hex) of the RFC 8785 canonical JSON of the counts and the fold's version: two who folded the same readings agree. */
export function stateHash(counts: LineCounts): string {
  const { made, unwitnessed, tested, rejected, packed, shipped, arrived, installed, commissioned } = counts
  const hashed = { foldVersion, made, unwitnessed, tested, rejected, packed, shipped, arrived, installed, commissioned }
  return createHash('sha256').update(canonicalize(hashed)!).digest('hex')
}

/** The whole fold at once, from readings in any order and with repetitions, as a checker outside the database does it. */
export function foldLine(bindings: readonly BoundDevice[], readings: readonly (Reading & { deviceId: string })[]) {
  const once = new Map(readings.map((reading) => [`${reading.deviceId}/${reading.epoch}/${reading.seq}`, reading]))
  const ordered = [...once.values()].sort((a, b) => a.epoch - b.epoch || a.seq - b.seq)
  const states = bindings.map(({ deviceId, boundAt, releasedAt, cycleSeconds }) => {
    const state = startBinding()
    for (const reading of ordered) {
      const counts = reading.deviceId === deviceId && reading.at >= boundAt && (!releasedAt || reading.at < releasedAt)
      if (counts) addReading(state, reading, cycleSeconds)
    }
    return state
  })
  const counts = mergeBindings(states)
  return { ...counts, stateHash: stateHash(counts) }
}

export type { Reading, ReadingBody }
