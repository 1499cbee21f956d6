import type { DeviceKind } from '#lib/devices/index.ts'
import { takeEvidence } from '#lib/fulfilment/evidence.ts'
import type { Forecast } from '#lib/fulfilment/forecast.ts'
import { forecastLines } from '#lib/fulfilment/plans.ts'
import { milestonesVisibleTo } from '#lib/fulfilment/policy.ts'
import { type EvidenceGrade, type EvidenceReason, gradeOf, reasonsOf, type WitnessDevice } from '#lib/fulfilment/rules.ts'
import { linesVisibleTo, visibleTo } from '#lib/orders/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { type Prisma, pool } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import { countEquivocations, listStates } from '#lib/telemetry/index.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'
import { hour } from '#lib/values/time.ts'

export type OrderRow = Prisma.OrderGetPayload<{ include: ReturnType<typeof rowParts> }>

function rowParts(actor: Actor) {
  return {
    tender: { select: { number: true, title: true, localTitle: true, language: true, timeZone: true } },
    buyer: { select: { name: true } },
    lines: {
      where: linesVisibleTo(actor),
      orderBy: { id: 'asc' },
      select: {
        id: true,
        quantity: true,
        unit: true,
        dueAt: true,
        signedAt: true,
        organization: { select: { name: true } },
        state: { select: { made: true } },
        milestones: { select: { kind: true, status: true } },
      },
    },
  } as const satisfies Prisma.OrderInclude
}

/** Orders that the actor may see, newest first. */
export async function listOrders(actor: Actor, request: PageRequest = {}): Promise<Page<OrderRow> & { now: Date }> {
  return read(async ({ tx, now }) => {
    const size = sizeOf(request)
    const before = request.cursor ? decodeCursor(request.cursor)?.[0] : undefined
    const rows = await tx.order.findMany({
      where: { AND: [visibleTo(actor), before ? { id: { lt: String(before) } } : {}] },
      orderBy: { id: 'desc' },
      take: size + 1,
      include: rowParts(actor),
    })
    const page = rows.slice(0, size)
    return { rows: page, older: rows.length > size ? encodeCursor([page.at(-1)!.id]) : null, newer: null, now }
  })
}

const boundDevice = {
  id: true,
  number: true,
  name: true,
  kind: true,
  publicKey: true,
  gateway: { select: { number: true, name: true } },
} as const satisfies Prisma.DeviceSelect

function viewParts(actor: Actor) {
  return {
    tender: {
      select: {
        id: true,
        number: true,
        title: true,
        localTitle: true,
        language: true,
        timeZone: true,
        publishedAt: true,
        closesAt: true,
        openedAt: true,
      },
    },
    buyer: { select: { name: true, localName: true, localLanguage: true, country: true } },
    award: { select: { decidedAt: true } },
    lines: {
      where: linesVisibleTo(actor),
      orderBy: { id: 'asc' },
      include: {
        organization: { select: { id: true, name: true, country: true } },
        state: true,
        milestones: {
          orderBy: { ordinal: 'asc' },
          include: {
            invoice: { select: { number: true, status: true, dueAt: true } },
            inspections: { orderBy: { id: 'desc' }, take: 1 },
          },
        },
        bindings: {
          orderBy: { id: 'asc' },
          include: { device: { select: boundDevice } },
        },
      },
    },
  } as const satisfies Prisma.OrderInclude
}

type Found = Prisma.OrderGetPayload<{ include: ReturnType<typeof viewParts> }>
export type OrderLineView = Found['lines'][number] & {
  grade: EvidenceGrade
  /** Why it is not the best grade, and what else has to be known of the evidence. */
  reasons: EvidenceReason[]
  /** Null before production, without a production line, and when everything is made. */
  forecast: Forecast | null
}
export type OrderView = Omit<Found, 'lines'> & {
  lines: OrderLineView[]
  now: Date
  /** From when on the timelines are drawn, and each device's spans. */
  from: Date
  states: Awaited<ReturnType<typeof listStates>>
  events: OrderEvent[]
}

/** Hours of the state timeline. */
const timelineHours = 6

/** One order with everything that its page shows; null when there is none that the actor may see. */
export async function findOrder(actor: Actor, orderId: string): Promise<OrderView | null> {
  return read(async ({ tx, now }) => {
    const order = await tx.order.findFirst({ where: { AND: [visibleTo(actor), { id: orderId }] }, include: viewParts(actor) })
    if (!order) return null
    const from = new Date(Math.floor((now.getTime() - timelineHours * hour) / 300_000) * 300_000)
    const deviceIds = order.lines.flatMap((line) => line.bindings.map(({ deviceId }) => deviceId))
    const [states, events, equivocations, forecasts] = await Promise.all([
      listStates(deviceIds, from, now),
      listOrderEvents(
        order.id,
        order.lines.map(({ id }) => id),
      ),
      countEquivocations(deviceIds),
      order.status === 'in_production'
        ? forecastLines(
            order.lines.map((line) => planned(line, order.buyer.country)),
            now,
          )
        : null,
    ])
    const lines = order.lines.map((line) => {
      const devices = line.bindings.map(({ device }) => witness(device))
      const unwitnessed = line.state?.unwitnessed ?? 0
      const contradicted = line.bindings.reduce((sum, { deviceId }) => sum + (equivocations.get(deviceId) ?? 0), 0)
      return {
        ...line,
        grade: gradeOf(devices, unwitnessed, contradicted),
        reasons: reasonsOf(devices, { unwitnessed, equivocations: contradicted, clockSteps: line.state?.clockSteps ?? 0 }),
        forecast: forecasts?.get(line.id) ?? null,
      }
    })
    return { ...order, lines, now, from, states, events }
  })
}

type Bound = { kind: string; publicKey: Uint8Array | null; gateway: object | null }

function witness({ kind, publicKey, gateway }: Bound): WitnessDevice {
  return { kind: kind as DeviceKind, signs: publicKey !== null, spokenFor: gateway !== null }
}

function planned({ id, quantity, dueAt, state, organization }: Found['lines'][number], to: string) {
  return { id, quantity, dueAt, made: state?.made ?? 0, from: organization.country, to }
}

export type OrderEvent = { id: string; name: string; occurredAt: Date; made: number | null }

/**
 * The latest twelve steps of an order; of the many progress reports of a line only the newest one. Events of lines that the reader
 * does not see are left out.
 */
async function listOrderEvents(orderId: string, lineIds: string[]): Promise<OrderEvent[]> {
  const { rows } = await pool().query<{ id: string; name: string; occurred_at: Date; made: number | null }>(
    `(SELECT id, name, occurred_at, NULL::int AS made FROM event
       WHERE subject = $1 AND name NOT IN ('line.progressed', 'milestone.invoiced') AND (payload->>'orderLineId' IS NULL OR payload->>'orderLineId' = ANY($2))
       ORDER BY id DESC LIMIT 12)
     UNION ALL
     (SELECT id, name, occurred_at, (payload->>'made')::int FROM event
       WHERE subject = $1 AND name = 'line.progressed' AND payload->>'orderLineId' = ANY($2) ORDER BY id DESC LIMIT 1)
     ORDER BY id DESC LIMIT 12`,
    [orderId, lineIds],
  )
  return rows.map((row) => ({ id: row.id, name: row.name, occurredAt: row.occurred_at, made: row.made }))
}

/** A milestone with its order and its evidence as it stands; null when there is none that the actor may see. */
export async function findMilestone(actor: Actor, milestoneId: string) {
  return read(async ({ tx, now }) => {
    const milestone = await tx.milestone.findFirst({
      where: { AND: [milestonesVisibleTo(actor), { id: milestoneId }] },
      include: {
        inspections: { orderBy: { id: 'desc' } },
        line: {
          include: {
            organization: { select: { name: true } },
            order: { include: { tender: { select: { timeZone: true, title: true } } } },
          },
        },
      },
    })
    return milestone && { ...milestone, evidenceNow: await takeEvidence(tx, now, milestone.orderLineId), now }
  })
}
export type MilestoneView = NonNullable<Awaited<ReturnType<typeof findMilestone>>>
