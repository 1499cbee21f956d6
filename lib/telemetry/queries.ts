import { visibleTo as devicesVisibleTo } from '#lib/devices/index.ts'
import { type Actor, isMember } from '#lib/platform/actor.ts'
import { type Prisma, pool, type Tx } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import type { MachineState, ReadingBody } from '#lib/telemetry/payload.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'
import { minute } from '#lib/values/time.ts'

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

/** How many readings were put aside for contradicting an earlier one, per device. */
export async function countEquivocations(deviceIds: readonly string[]): Promise<number> {
  if (deviceIds.length === 0) return 0
  return read(({ tx }) => tx.quarantine.count({ where: { deviceId: { in: [...deviceIds] }, reason: 'equivocation' } }))
}

/** The marketplace's time, for devices that have none; in a demo it may be ahead of the wall clock. */
export function findClock(): Promise<Date> {
  return read(async ({ now }) => now)
}

export type StateSpan = { state: MachineState | 'none'; from: Date; to: Date }

/** Steps of the state timeline. */
export const timelineStep = 5 * minute

/**
 * What each device was doing from `from` to `to` in steps of five minutes: its last state at the end of the step, or `none`
 * where it did not report at all. A device that reports but never said a state counts as running while it counts.
 */
export async function listStates(deviceIds: readonly string[], from: Date, to: Date): Promise<Map<string, StateSpan[]>> {
  const { rows } = await pool().query<{ device_id: string; step: Date; state: MachineState | null }>(
    `SELECT device_id, date_bin('5 minutes', at, $2) AS step,
            (array_agg(payload->>'state' ORDER BY at DESC) FILTER (WHERE payload->>'type' = 'state'))[1] AS state
       FROM reading WHERE device_id = ANY($1) AND at >= $2 AND at < $3 GROUP BY 1, 2 ORDER BY 1, 2`,
    [[...deviceIds], from, to],
  )
  return new Map(
    deviceIds.map((id) => [
      id,
      toSpans(
        rows.filter((row) => row.device_id === id),
        from,
        to,
      ),
    ]),
  )
}

function toSpans(rows: { step: Date; state: MachineState | null }[], from: Date, to: Date): StateSpan[] {
  const states = new Map(rows.map((row) => [row.step.getTime(), row.state]))
  const spans: StateSpan[] = []
  let last: MachineState = 'running'
  for (let at = from.getTime(); at < to.getTime(); at += timelineStep) {
    const said = states.get(at)
    last = said ?? last
    const state = said === undefined ? 'none' : last
    const end = new Date(Math.min(at + timelineStep, to.getTime()))
    const previous = spans.at(-1)
    if (previous?.state === state) previous.to = end
    else spans.push({ state, from: new Date(at), to: end })
  }
  return spans
}
