import type { DeviceKind } from '#lib/devices/index.ts'
import type { LineCounts } from '#lib/fulfilment/fold.ts'

/** A: signed by the machines themselves and every unit witnessed. B: by devices, with something unsigned, unwitnessed or carried by a tracker. C: by people's scans, or contradicted. */
export type EvidenceGrade = 'A' | 'B' | 'C'

export type WitnessDevice = { kind: DeviceKind; signs: boolean }

/** Which grade a line's evidence has. `equivocations`: readings that contradicted an earlier one of the same key. */
export function gradeOf(devices: readonly WitnessDevice[], unwitnessed: number, equivocations: number): EvidenceGrade {
  const machines = devices.filter(({ kind }) => kind !== 'phone')
  if (machines.length === 0 || equivocations > 0) return 'C'
  const byMachinesThemselves = devices.every(({ kind, signs }) => signs && (kind === 'machine' || kind === 'tester'))
  return byMachinesThemselves && unwitnessed === 0 ? 'A' : 'B'
}

export type Verdict = 'accepted' | 'partly_accepted' | 'rejected'

export function verdictOf(acceptedUnits: number, rejectedUnits: number): Verdict {
  if (rejectedUnits === 0) return 'accepted'
  return acceptedUnits === 0 ? 'rejected' : 'partly_accepted'
}

/** Money moves for a milestone only when all of it is accepted; a part waits for the rest. */
export function isPayable(verdict: Verdict): boolean {
  return verdict === 'accepted'
}

/** The count that a milestone of this kind waits for. */
export function reachedBy(kind: string, counts: Pick<LineCounts, 'made' | 'arrived'>): number {
  return kind === 'delivery' ? counts.arrived : counts.made
}
