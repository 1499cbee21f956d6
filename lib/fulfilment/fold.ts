/**
 * Readings folded into what a line has achieved. Pure: any order and any repetition of the same readings gives the same state,
 * because they are taken by their key (device, epoch, seq) and time only says whether a step was possible.
 */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type Clock, type Counter, newClock, noteStamp, type Said, stepCounter } from '#lib/fulfilment/counter.ts'
import type { Reading, ReadingBody } from '#lib/telemetry/index.ts'

/** Raised when the same readings would give another state; the state says which version made it. */
export const foldVersion = 2

/** Serial numbers that one binding tells apart at one stage; what comes beyond them counts no more. */
export const mostSerials = 100_000

/** What a column holds, in seconds: 68 years. A controller that came from 2106 back to its first day says no less by it. */
const mostClockBack = 2_147_483_647

/** `made` includes `unwitnessed`: units that were reported, but that nobody heard being made in a time in which they could be. */
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

/** What is known of the clocks behind the counts: how often one ran back, and how far at most. */
export type ClockFlags = { clockSteps: number; clockBackSeconds: number }

/** What a binding asks of its readings. `program`: the job card; while the machine runs another one, its units are other work. */
export type Job = { cycleSeconds: number; program: string | null }

/** How a device is bound to the line: only readings from `boundAt` on and before `releasedAt` count. */
export type BoundDevice = Omit<Job, 'program'> & {
  deviceId: string
  boundAt: Date
  releasedAt: Date | null
  program?: string | null
}

type Stage = 'tested' | 'rejected' | 'packed' | 'shipped' | 'arrived' | 'installed' | 'commissioned'

/** What one binding has seen so far; readings must be added in the order of (epoch, seq), each once. */
export type BindingState = {
  made: number
  unwitnessed: number
  readings: number
  lastReadAt: number | null
  counter: Counter | null
  /** The counter was unavailable since its last value: a zero that follows says nothing. */
  interrupted: boolean
  clock: Clock
  /** The program that the machine named last; null: none, or it was not told. */
  program: string | null
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
    interrupted: false,
    clock: newClock(),
    program: null,
    units: Object.fromEntries(stages.map((stage) => [stage, 0])) as Record<Stage, number>,
    serials: Object.fromEntries(stages.map((stage) => [stage, new Set<string>()])) as unknown as Record<Stage, Set<string>>,
  }
}

/**
 * The same state to go on from, and to come back to. Serial numbers are shared: which of them were reported does not depend on any
 * order, and what was reported once is never taken back.
 */
export function copyBinding(state: BindingState): BindingState {
  return { ...state, clock: { ...state.clock }, units: { ...state.units } }
}

/** Adds the next reading to `state` in place. */
export function addReading(state: BindingState, { epoch, at, body }: Reading, job: Job): void {
  const stamp = at.getTime()
  const behind = noteStamp(state.clock, stamp)
  state.readings += 1
  state.lastReadAt = Math.max(state.lastReadAt ?? 0, stamp)
  if (body.type === 'count') addCount(state, { epoch, value: body.value, at: stamp, total: body.total === true }, behind, job)
  else if (body.type === 'test') addUnits(state, body.passed ? 'tested' : 'rejected', body)
  else if (body.type === 'program') state.program = body.program
  else if (body.type === 'heard') {
    state.clock.steps += body.clockSteps
    state.clock.backMs = Math.max(state.clock.backMs, body.clockBackMs)
  } else if (body.type !== 'state' && body.type !== 'measure' && body.type !== 'alarm') addUnits(state, stageOf[body.type], body)
}

/**
 * The first value of a binding sets its zero; each rise is units made. Zero after "unavailable" is unknown; the value that follows
 * is a total: what it rose by since the last known one was made, and nobody heard it.
 */
function addCount(
  state: BindingState,
  next: Omit<Said, 'value'> & { value: number | null },
  behind: boolean,
  { cycleSeconds, program }: Job,
): void {
  const { value } = next
  if (value === null || (state.interrupted && value === 0)) {
    state.interrupted = true
    return
  }
  const cycleMs = cycleSeconds * 1000
  const heard = !state.interrupted && !state.clock.doubtful
  state.interrupted = false
  state.clock.doubtful = behind
  if (!state.counter) {
    state.counter = { epoch: next.epoch, value, at: next.at, creditMs: cycleMs }
    return
  }
  const { counter, step } = stepCounter(state.counter, { ...next, value }, cycleMs, heard)
  state.counter = counter
  if (program !== null && state.program !== null && state.program !== program) return
  const onJobCard = program === null || state.program === program
  state.made += step.made
  state.unwitnessed += step.made - (onJobCard ? step.witnessed : 0)
}

/** A serial number counts once, however often and by whomever it is reported; a plain number of units adds up. */
function addUnits(state: BindingState, stage: Stage, body: { units?: number; serials?: string[] }): void {
  const serials = state.serials[stage]
  for (const serial of body.serials ?? []) if (serials.size < mostSerials) serials.add(serial)
  state.units[stage] += body.units ?? (body.serials ? 0 : 1)
}

/** All bindings of a line together. */
export function mergeBindings(
  bindings: readonly BindingState[],
): LineCounts & ClockFlags & { readings: number; lastReadAt: Date | null } {
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
    // A gateway counts every line; without one the readings' own jumps are what is known.
    clockSteps: sum(({ clock }) => Math.max(clock.steps, clock.jumps)),
    clockBackSeconds: Math.min(mostClockBack, Math.round(Math.max(0, ...bindings.map(({ clock }) => clock.backMs)) / 1000)),
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
  const states = bindings.map(({ deviceId, boundAt, releasedAt, cycleSeconds, program = null }) => {
    const state = startBinding()
    for (const reading of ordered) {
      const counts = reading.deviceId === deviceId && reading.at >= boundAt && (!releasedAt || reading.at < releasedAt)
      if (counts) addReading(state, reading, { cycleSeconds, program })
    }
    return state
  })
  const counts = mergeBindings(states)
  return { ...counts, stateHash: stateHash(counts) }
}

export type { Reading, ReadingBody }
