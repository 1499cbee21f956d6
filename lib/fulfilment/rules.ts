import type { DeviceKind } from '#lib/devices/index.ts'
import type { LineCounts } from '#lib/fulfilment/fold.ts'
import type { MilestoneStatus, OrderStatus } from '#lib/orders/rules.ts'

/** A: signed by the machines themselves and every unit witnessed. B: by devices, with something unsigned, unwitnessed or carried by a tracker. C: by people's scans, or contradicted. */
export type EvidenceGrade = 'A' | 'B' | 'C'

/** `signs`: it signs what it says. `spokenFor`: a gateway signs for it, because its own adapter cannot. */
export type WitnessDevice = { kind: DeviceKind; signs: boolean; spokenFor: boolean }

/** Which grade a line's evidence has. `equivocations`: readings that contradicted an earlier one of the same key. */
export function gradeOf(devices: readonly WitnessDevice[], unwitnessed: number, equivocations: number): EvidenceGrade {
  const machines = devices.filter(({ kind }) => kind !== 'phone')
  if (machines.length === 0 || equivocations > 0) return 'C'
  const byMachinesThemselves = devices.every(
    ({ kind, signs, spokenFor }) => signs && !spokenFor && (kind === 'machine' || kind === 'tester'),
  )
  return byMachinesThemselves && unwitnessed === 0 ? 'A' : 'B'
}

/** Why evidence is what it is, with how many devices, units, times or readings. */
export type EvidenceReason = {
  code: 'contradicted' | 'phone' | 'unsigned' | 'gateway' | 'carried' | 'unwitnessed' | 'clock'
  count: number
}

type Doubts = { unwitnessed: number; equivocations: number; clockSteps: number }

/** Everything that speaks against the best grade or has to be known with it; the heaviest first. */
export function reasonsOf(devices: readonly WitnessDevice[], doubts: Doubts): EvidenceReason[] {
  const count = (test: (device: WitnessDevice) => boolean) => devices.filter(test).length
  const reasons: EvidenceReason[] = [
    { code: 'contradicted', count: doubts.equivocations },
    { code: 'phone', count: count(({ kind }) => kind === 'phone') },
    { code: 'unsigned', count: count(({ signs, spokenFor }) => !signs && !spokenFor) },
    { code: 'gateway', count: count(({ spokenFor }) => spokenFor) },
    { code: 'carried', count: count(({ kind }) => kind === 'tracker' || kind === 'product' || kind === 'gateway') },
    { code: 'unwitnessed', count: doubts.unwitnessed },
    { code: 'clock', count: doubts.clockSteps },
  ]
  return reasons.filter(({ count }) => count > 0)
}

export type Verdict = 'accepted' | 'partly_accepted' | 'rejected'

/** Accepted in whole, in part, or rejected, as the counted units say. */
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

type MilestoneAt = { kind: string; status: string }
type LineAt = { maker: string; signedAt: Date | null; milestones: readonly MilestoneAt[] }
export type OrderAt = { status: string; signedAt: Date | null; lines: readonly LineAt[] }

export type OrderStop = 'awarded' | 'inProduction' | 'delivered' | 'paid'

const done: readonly string[] = ['accepted', 'invoiced', 'paid'] satisfies MilestoneStatus[]

/** The stop of the seven-stop line that is under way. A line with every milestone accepted only waits for money. */
export function stopOf(order: OrderAt): OrderStop {
  if (order.status === ('awaiting_signatures' satisfies OrderStatus)) return 'awarded'
  const milestones = order.lines.flatMap((line) => line.milestones)
  if (milestones.every(({ status }) => done.includes(status))) return 'paid'
  const making = milestones.filter(({ kind }) => kind === 'production')
  return making.every(({ status }) => done.includes(status)) ? 'delivered' : 'inProduction'
}

/** What is waited for, most pressing first: a signature, an inspection, a repair, a payment, an invoice, the work itself. */
export type NextAct =
  | { act: 'citySigns' }
  | { act: 'makerSigns'; maker: string }
  | { act: 'inspect' | 'mend' | 'pay' | 'invoice' | 'make' | 'deliver'; maker: string }
  | { act: 'nothing' }

const pressing = [
  ['reported', 'inspect'],
  ['rejected', 'mend'],
  ['invoiced', 'pay'],
  ['accepted', 'invoice'],
] as const satisfies [MilestoneStatus, NextAct['act']][]

/** What the order waits for; signatures come before everything else. */
export function nextActOf(order: OrderAt): NextAct {
  if (order.status === 'awaiting_signatures') {
    const unsigned = order.lines.find((line) => line.signedAt === null)
    return order.signedAt === null || !unsigned ? { act: 'citySigns' } : { act: 'makerSigns', maker: unsigned.maker }
  }
  const milestones = order.lines.flatMap((line) => line.milestones.map((milestone) => ({ ...milestone, maker: line.maker })))
  for (const [status, act] of pressing) {
    const found = milestones.find((milestone) => milestone.status === status)
    if (found) return { act, maker: found.maker }
  }
  const planned = milestones.find(({ status }) => status === 'planned')
  if (!planned) return { act: 'nothing' }
  return { act: planned.kind === 'delivery' ? 'deliver' : 'make', maker: planned.maker }
}

/** Units that should be made by `now` if work runs evenly from `from` to `due`: 0…quantity, rounded down. */
export function plannedBy(now: Date, from: Date, due: Date, quantity: number): number {
  const whole = due.getTime() - from.getTime()
  if (whole <= 0) return quantity
  const part = (now.getTime() - from.getTime()) / whole
  return Math.floor(Math.min(Math.max(part, 0), 1) * quantity)
}

/** Whole days since `due`, 0 until then. */
export function daysLate(now: Date, due: Date): number {
  return Math.max(0, Math.floor((now.getTime() - due.getTime()) / 86_400_000))
}
