/** Trouble on demand: each number counts down as it strikes. */
export type Faults = {
  /** How late the next `delayNext` events are sent, in milliseconds. */
  delayMs: number
  delayNext: number
  /** Events that are sent twice. */
  duplicateNext: number
  /** Events that are held back until all of them are there, then sent newest first. */
  reorderNext: number
  /** API calls that answer 500 without doing anything. */
  failCallsNext: number
  /** API calls that do their work and then cut the connection instead of answering. */
  loseAnswersNext: number
}

const MOST: Faults = {
  delayMs: 60_000,
  delayNext: 1000,
  duplicateNext: 1000,
  reorderNext: 100,
  failCallsNext: 1000,
  loseAnswersNext: 1000,
}

export function noFaults(): Faults {
  return { delayMs: 0, delayNext: 0, duplicateNext: 0, reorderNext: 0, failCallsNext: 0, loseAnswersNext: 0 }
}

/** Sets the faults that the JSON names; the rest stay. The text says what is wrong with it, or null. */
export function setFaults(faults: Faults, wanted: unknown): string | null {
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) return 'Send a JSON object.'
  for (const [name, value] of Object.entries(wanted)) {
    if (!Object.hasOwn(MOST, name)) return `Unknown fault '${name}'. Known: ${Object.keys(MOST).join(', ')}.`
    const most = MOST[name as keyof Faults]
    if (!Number.isInteger(value) || value < 0 || value > most) return `'${name}' is a whole number from 0 to ${most}.`
  }
  Object.assign(faults, wanted)
  return null
}

/** Uses one up; false when there was none. */
export function strikes(faults: Faults, name: keyof Faults): boolean {
  if (faults[name] <= 0) return false
  faults[name] -= 1
  return true
}
