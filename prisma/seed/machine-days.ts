// What the demo's machines have said: a count a day for the past, and the last shift by the minute.
import { day, hour, minute } from '#lib/values/time.ts'

type Said = { type: 'count'; value: number } | { type: 'state'; state: string } | { type: 'program'; program: string } | Alarm
type Alarm = { type: 'alarm'; name: string; level: string; code: string; text: string }

const shift = 8 * hour
const step = 5 * minute

/** The last shift in steps of five minutes: from which one on the machine is in which state; `null` is silence. */
const states: readonly [from: number, state: string | null][] = [
  [0, 'running'],
  [32, 'idle'],
  [36, 'running'],
  [50, null],
  [57, 'running'],
  [70, 'fault'],
  [74, 'running'],
]

/** Counter, states, one gap and one alarm from `from` to `until`, rising evenly to `units` while the machine runs. */
export function machineDays(units: number, from: Date, until: Date, program?: string): object[] {
  const shiftAt = until.getTime() - shift
  const whole = until.getTime() - from.getTime()
  const before = Math.floor((units * Math.max(shiftAt - from.getTime(), 0)) / whole)
  const said: [at: number, said: Said][] = []
  if (program) said.push([from.getTime(), { type: 'program', program }])
  const days = Math.max(Math.floor((shiftAt - from.getTime()) / day), 1)
  for (let index = 0; index <= days; index++) {
    const at = from.getTime() + ((shiftAt - from.getTime()) * index) / days
    said.push([at, { type: 'count', value: Math.floor((before * index) / days) }])
  }
  said.push(...lastShift(before, units, shiftAt))
  return said.map(([at, one], seq) => ({ seq, at: new Date(at).toISOString(), ...one }))
}

function lastShift(before: number, units: number, shiftAt: number): [number, Said][] {
  const steps = shift / step
  const running = Array.from({ length: steps }, (_, index) => stateAt(index) === 'running')
  const worked = running.filter(Boolean).length
  const said: [number, Said][] = []
  let done = 0
  for (let index = 0; index < steps; index++) {
    const state = stateAt(index)
    if (running[index]) done += 1
    if (state === null) continue
    const at = shiftAt + (index + 1) * step
    const changed = index === 0 || stateAt(index - 1) !== state
    if (changed && state === 'fault') said.push([at, alarm('fault', 'E-214', 'Potting pressure below the limit')])
    if (changed && index > 0 && stateAt(index - 1) === 'fault') said.push([at, alarm('normal', '', '')])
    if (changed) said.push([at, { type: 'state', state }])
    said.push([at, { type: 'count', value: before + Math.floor(((units - before) * done) / worked) }])
  }
  return said
}

function alarm(level: string, code: string, text: string): Alarm {
  return { type: 'alarm', name: 'dispenser', level, code, text }
}

function stateAt(index: number): string | null {
  return states.findLast(([from]) => from <= index)![1]
}
