/** What may go wrong on purpose. Each part of the simulator asks these, so that a run can be read from its flags. */
export type Faults = { late: boolean; duplicates: boolean; outOfOrder: boolean; badClock: boolean; offline: boolean }

export const noFaults: Faults = { late: false, duplicates: false, outOfOrder: false, badClock: false, offline: false }

/** One message in ten is held back, sent again, or swapped with the next one. */
const share = 0.1
const day = 86_400_000

/** Milliseconds that a message is held back; it keeps the time at which it was written. */
export function heldBack(faults: Faults, chance: number): number {
  return faults.late && chance < share ? 30_000 + chance * 900_000 : 0
}

export function isSentAgain(faults: Faults, chance: number): boolean {
  return faults.duplicates && chance < share
}

export function isSwapped(faults: Faults, chance: number): boolean {
  return faults.outOfOrder && chance < share
}

/** The first device's clock is three days ahead, like the gateway in the demo world. */
export function clockError(faults: Faults, index: number): number {
  return faults.badClock && index === 0 ? 3 * day : 0
}

/** Every device is away for the last twenty seconds of each minute and tells afterwards. */
export function isAway(faults: Faults, nowMs: number): boolean {
  return faults.offline && nowMs % 60_000 >= 40_000
}
