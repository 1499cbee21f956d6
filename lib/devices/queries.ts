import { visibleTo } from '#lib/devices/policy.ts'
import type { DeviceKind, DeviceStatus, ShdrMapping } from '#lib/devices/schema.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { type Prisma, pool } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'

export type DeviceRow = {
  id: string
  number: string
  name: string
  kind: DeviceKind
  sector: string
  status: DeviceStatus
  /** Where it reports to at the moment. */
  line: { id: string; orderId: string; orderNumber: string; description: string; program: string | null } | null
  lastReadAt: Date | null
  /** Its latest `state` reading: running, idle, stopped, fault, unavailable. */
  state: string | null
}

export type DeviceDetail = DeviceRow & {
  organizationId: string
  cycleSeconds: number
  signs: boolean
  /** Who speaks for it, and how it names its data items. */
  gateway: { id: string; number: string; name: string } | null
  mapping: ShdrMapping | null
  createdAt: Date
  now: Date
}

const shape = {
  id: true,
  number: true,
  name: true,
  kind: true,
  sector: true,
  status: true,
  organizationId: true,
  cycleSeconds: true,
  publicKey: true,
  createdAt: true,
  shdrMapping: true,
  gateway: { select: { id: true, number: true, name: true } },
  bindings: {
    where: { releasedAt: null },
    take: 1,
    select: {
      program: true,
      line: { select: { id: true, orderId: true, description: true, order: { select: { number: true } } } },
    },
  },
} as const satisfies Prisma.DeviceSelect

/** Devices that the actor may see, newest first. */
export async function listDevices(actor: Actor, request: PageRequest = {}): Promise<Page<DeviceRow> & { now: Date }> {
  return read(async ({ tx, now }) => {
    const size = sizeOf(request)
    const before = request.cursor ? decodeCursor(request.cursor)?.[0] : undefined
    const rows = await tx.device.findMany({
      where: { AND: [visibleTo(actor), before ? { id: { lt: String(before) } } : {}] },
      orderBy: { id: 'desc' },
      take: size + 1,
      select: shape,
    })
    const page = rows.slice(0, size)
    const reports = await lastReports(page.map((row) => row.id))
    return {
      rows: page.map((row) => toRow(row, reports.get(row.id))),
      older: rows.length > size ? encodeCursor([page.at(-1)!.id]) : null,
      newer: null,
      now,
    }
  })
}

/** One device with its order line and last report; null when there is none that the actor may see. */
export async function findDevice(actor: Actor, deviceId: string): Promise<DeviceDetail | null> {
  return read(async ({ tx, now }) => {
    const row = await tx.device.findFirst({ where: { AND: [visibleTo(actor), { id: deviceId }] }, select: shape })
    if (!row) return null
    const reports = await lastReports([row.id])
    const { organizationId, cycleSeconds, createdAt, publicKey, gateway } = row
    const mapping = row.shdrMapping as ShdrMapping | null
    const signs = publicKey !== null
    return { ...toRow(row, reports.get(row.id)), organizationId, cycleSeconds, createdAt, signs, gateway, mapping, now }
  })
}

export type OpenLine = { id: string; orderNumber: string; description: string }

/** The maker's order lines that a device can be bound to, newest first; at most 100. */
export async function listOpenLines(organizationId: string): Promise<OpenLine[]> {
  return read(async ({ tx }) => {
    const rows = await tx.orderLine.findMany({
      where: { organizationId, order: { status: { notIn: ['completed', 'cancelled'] } } },
      orderBy: { id: 'desc' },
      take: 100,
      select: { id: true, description: true, order: { select: { number: true } } },
    })
    return rows.map((row) => ({ id: row.id, description: row.description, orderNumber: row.order.number }))
  })
}

/** The maker's gateways that sign, by name; at most 100. */
export async function listGateways(organizationId: string): Promise<{ id: string; number: string; name: string }[]> {
  return read(({ tx }) =>
    tx.device.findMany({
      where: { organizationId, kind: 'gateway', status: 'active', publicKey: { not: null } },
      orderBy: { name: 'asc' },
      take: 100,
      select: { id: true, number: true, name: true },
    }),
  )
}

type Report = { device_id: string; last: Date | null; state: string | null }

/** Last reading (a gateway's: of the machines that it speaks for) and last state of each device. The state is looked for among the latest 200 readings only. */
async function lastReports(deviceIds: string[]): Promise<Map<string, Report>> {
  const { rows } = await pool().query<Report>(
    `SELECT d AS device_id, latest.at AS last, state.state
       FROM unnest($1::text[]) d
       LEFT JOIN LATERAL (
         SELECT max(r.at) AS at FROM device m
           CROSS JOIN LATERAL (SELECT at FROM reading WHERE device_id = m.id ORDER BY at DESC LIMIT 1) r
          WHERE m.id = d OR m.gateway_id = d) latest ON true
       LEFT JOIN LATERAL (
         SELECT payload->>'state' AS state FROM (SELECT at, payload FROM reading WHERE device_id = d ORDER BY at DESC LIMIT 200) r
          WHERE payload->>'type' = 'state' ORDER BY at DESC LIMIT 1) state ON true`,
    [deviceIds],
  )
  return new Map(rows.map((row) => [row.device_id, row]))
}

function toRow(row: Prisma.DeviceGetPayload<{ select: typeof shape }>, report: Report | undefined): DeviceRow {
  const binding = row.bindings[0]
  const line = binding?.line
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    kind: row.kind as DeviceKind,
    sector: row.sector,
    status: row.status as DeviceStatus,
    line: line
      ? {
          id: line.id,
          orderId: line.orderId,
          orderNumber: line.order.number,
          description: line.description,
          program: binding.program,
        }
      : null,
    lastReadAt: report?.last ?? null,
    state: report?.state ?? null,
  }
}
