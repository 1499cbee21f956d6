import { visibleTo as devicesVisibleTo } from '#lib/devices/index.ts'
import { type Actor, isMember } from '#lib/platform/actor.ts'
import { type Prisma, pool, type Tx } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import type { ReadingBody } from '#lib/telemetry/payload.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'

export type ReadingRow = { epoch: number; seq: string; at: Date; receivedAt: Date; body: ReadingBody }

/** The latest readings of one device by their time; the caller has found the device among what its actor may see. */
export async function listReadings(deviceId: string, size = 50): Promise<ReadingRow[]> {
  const { rows } = await pool().query<{ epoch: number; seq: string; at: Date; received_at: Date; payload: ReadingBody }>(
    'SELECT epoch, seq, at, received_at, payload FROM reading WHERE device_id = $1 ORDER BY at DESC, epoch DESC, seq DESC LIMIT $2',
    [deviceId, size],
  )
  return rows.map((row) => ({ epoch: row.epoch, seq: row.seq, at: row.at, receivedAt: row.received_at, body: row.payload }))
}

export type QuarantineRow = {
  id: string
  receivedAt: Date
  /** The code before the colon: notJson, schema, unsigned, signature, machine, shdr, future, past, equivocation, topic, tooLarge. */
  reason: string
  /** Where in the message, as a JSON pointer; empty when the whole message is meant. */
  pointer: string
  topic: string
  text: string
  device: { id: string; number: string; name: string; maker: string }
}

/** What was put aside of the devices that the actor may see, newest first. */
export async function listQuarantine(
  actor: Actor,
  request: PageRequest & { deviceId?: string } = {},
): Promise<Page<QuarantineRow>> {
  return read(async ({ tx }) => {
    const size = sizeOf(request)
    const before = request.cursor ? decodeCursor(request.cursor)?.[0] : undefined
    const rows = await tx.quarantine.findMany({
      where: { deviceId: await visibleIds(tx, actor, request.deviceId), ...(before ? { id: { lt: String(before) } } : {}) },
      orderBy: { id: 'desc' },
      take: size + 1,
    })
    const page = rows.slice(0, size)
    const devices = await tx.device.findMany({
      where: { AND: [devicesVisibleTo(actor), { id: { in: page.map((row) => row.deviceId) } }] },
      select: { id: true, number: true, name: true, organization: { select: { name: true } } },
    })
    return {
      rows: page.flatMap((row) => {
        const device = devices.find(({ id }) => id === row.deviceId)
        return device ? [toQuarantineRow(row, device)] : []
      }),
      older: rows.length > size ? encodeCursor([page.at(-1)!.id]) : null,
      newer: null,
    }
  })
}

/** The operator sees all; everyone else names the devices it may see. */
async function visibleIds(tx: Tx, actor: Actor, deviceId: string | undefined): Promise<Prisma.StringFilter | undefined> {
  if (!deviceId && isMember(actor, 'operator')) return undefined
  const devices = await tx.device.findMany({
    where: { AND: [devicesVisibleTo(actor), deviceId ? { id: deviceId } : {}] },
    select: { id: true },
  })
  return { in: devices.map(({ id }) => id) }
}

type QuarantineStored = { id: string; receivedAt: Date; reason: string; topic: string; payload: Uint8Array }
type NamedDevice = { id: string; number: string; name: string; organization: { name: string } }

function toQuarantineRow(row: QuarantineStored, device: NamedDevice): QuarantineRow {
  const [reason, ...pointer] = row.reason.split(':')
  return {
    id: row.id,
    receivedAt: row.receivedAt,
    reason: reason!,
    pointer: pointer.join(':'),
    topic: row.topic,
    text: Buffer.from(row.payload).toString('utf8').slice(0, 600),
    device: { id: device.id, number: device.number, name: device.name, maker: device.organization.name },
  }
}

/** How many readings of each device were put aside for contradicting an earlier one; devices without any are left out. */
export async function countEquivocations(deviceIds: readonly string[]): Promise<Map<string, number>> {
  if (deviceIds.length === 0) return new Map()
  const { rows } = await pool().query<{ device_id: string; times: number }>(
    `SELECT device_id, count(*)::int AS times FROM quarantine WHERE device_id = ANY($1) AND reason = 'equivocation' GROUP BY 1`,
    [[...deviceIds]],
  )
  return new Map(rows.map((row) => [row.device_id, row.times]))
}

/** The marketplace's time, for devices that have none; in a demo it may be ahead of the wall clock. */
export function findClock(): Promise<Date> {
  return read(async ({ now }) => now)
}
