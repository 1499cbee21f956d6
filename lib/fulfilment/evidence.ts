import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { DeviceKind } from '#lib/devices/index.ts'
import { foldVersion } from '#lib/fulfilment/fold.ts'
import { type EvidenceGrade, gradeOf, type WitnessDevice } from '#lib/fulfilment/rules.ts'
import type { Tx } from '#lib/platform/db.ts'

/** What the devices say about a line at one instant, small enough to be annexed to an inspection report. Numbers and ids only. */
export type Evidence = {
  orderLineId: string
  takenAt: string
  grade: EvidenceGrade
  counts: {
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
  readings: number
  lastReadAt: string | null
  foldVersion: number
  stateHash: string | null
  /** Readings put aside because they contradicted an earlier one. */
  equivocations: number
  /** Times that a device's clock ran back; what was made by such a clock is not witnessed. */
  clockSteps: number
  clockBackSeconds: number
  /** `gateway`: the number of the device that signs for it. `program`: the job card. */
  devices: {
    id: string
    number: string
    kind: DeviceKind
    signs: boolean
    gateway: string | null
    program: string | null
    boundAt: string
    releasedAt: string | null
  }[]
}

/** Reads the evidence of a line as it stands. */
export async function takeEvidence(tx: Tx, now: Date, orderLineId: string): Promise<Evidence> {
  const state = await tx.lineState.findUnique({ where: { orderLineId } })
  const bindings = await tx.binding.findMany({
    where: { orderLineId },
    include: { device: { include: { gateway: { select: { number: true } } } } },
    orderBy: { id: 'asc' },
  })
  const equivocations = await tx.quarantine.count({
    where: { deviceId: { in: bindings.map(({ deviceId }) => deviceId) }, reason: 'equivocation' },
  })
  const devices = bindings.map(({ device, boundAt, releasedAt, program }) => ({
    id: device.id,
    number: device.number,
    kind: device.kind as DeviceKind,
    signs: device.publicKey !== null,
    gateway: device.gateway?.number ?? null,
    program,
    boundAt: boundAt.toISOString(),
    releasedAt: releasedAt?.toISOString() ?? null,
  }))
  return {
    orderLineId,
    takenAt: now.toISOString(),
    grade: gradeOf(devices.map(witness), state?.unwitnessed ?? 0, equivocations),
    counts: {
      made: state?.made ?? 0,
      unwitnessed: state?.unwitnessed ?? 0,
      tested: state?.tested ?? 0,
      rejected: state?.rejected ?? 0,
      packed: state?.packed ?? 0,
      shipped: state?.shipped ?? 0,
      arrived: state?.arrived ?? 0,
      installed: state?.installed ?? 0,
      commissioned: state?.commissioned ?? 0,
    },
    readings: state?.readings ?? 0,
    lastReadAt: state?.lastReadAt?.toISOString() ?? null,
    foldVersion: state?.foldVersion ?? foldVersion,
    stateHash: state?.stateHash ?? null,
    equivocations,
    clockSteps: state?.clockSteps ?? 0,
    clockBackSeconds: state?.clockBackSeconds ?? 0,
    devices,
  }
}

function witness({ kind, signs, gateway }: Evidence['devices'][number]): WitnessDevice {
  return { kind, signs, spokenFor: gateway !== null }
}

/** SHA-256 (hex) of the RFC 8785 canonical JSON. */
export function evidenceHash(evidence: Evidence): string {
  return createHash('sha256').update(canonicalize(evidence)!).digest('hex')
}
