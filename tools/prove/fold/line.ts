// An order line of the demo world with one machine behind a gateway for each log.
import { bindDevice, connectGateway } from '#lib/devices/index.ts'
import type { BoundDevice } from '#lib/fulfilment/fold.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import { pool } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import type { Reading, ReadingBody } from '#lib/telemetry/index.ts'
import { day } from '#lib/values/time.ts'
import { setClock } from '#seed/clock.ts'
import { addDevice, type SeededDevice } from '#seed/fleet.ts'
import { fixedInstant } from '#seed/world.ts'

export type LoggedMachine = { machine: SeededDevice; gateway: SeededDevice }

/** A machine that was bound a year ago, so that all of a log counts. */
export async function addLoggedMachine(owner: MemberActor, orderLineId: string, cycleSeconds: number): Promise<LoggedMachine> {
  const gateway = await addDevice(owner, { name: 'Gateway of the proof', kind: 'gateway', sector: 'environment' })
  const machine = await addDevice(owner, { name: 'Machine of the proof', kind: 'machine', sector: 'environment', cycleSeconds })
  await connectGateway(owner, { deviceId: machine.deviceId, gatewayId: gateway.deviceId })
  await setClock(required('MIGRATE_URL'), new Date(fixedInstant.getTime() - 395 * day))
  await bindDevice(owner, { deviceId: machine.deviceId, orderLineId })
  await setClock(required('MIGRATE_URL'), fixedInstant)
  return { machine, gateway }
}

/** Everything that a checker outside the database would be given. */
export async function exportLine(
  orderLineId: string,
): Promise<{ bindings: BoundDevice[]; readings: (Reading & { deviceId: string })[] }> {
  const bindings = await pool().query<{
    device_id: string
    bound_at: Date
    released_at: Date | null
    cycle_seconds: number
    program: string | null
  }>(
    `SELECT b.device_id, b.bound_at, b.released_at, b.program, d.cycle_seconds FROM binding b JOIN device d ON d.id = b.device_id WHERE b.order_line_id = $1`,
    [orderLineId],
  )
  const readings = await pool().query<{ device_id: string; epoch: number; seq: string; at: Date; payload: ReadingBody }>(
    'SELECT device_id, epoch, seq, at, payload FROM reading WHERE device_id = ANY($1)',
    [bindings.rows.map((row) => row.device_id)],
  )
  return {
    bindings: bindings.rows.map((row) => ({
      deviceId: row.device_id,
      boundAt: row.bound_at,
      releasedAt: row.released_at,
      cycleSeconds: row.cycle_seconds,
      program: row.program,
    })),
    readings: readings.rows.map((row) => ({
      deviceId: row.device_id,
      epoch: row.epoch,
      seq: Number(row.seq),
      at: row.at,
      body: row.payload,
    })),
  }
}

/** The recorded state; null before the first fold. */
export async function recordedState(orderLineId: string): Promise<{ made: number; unwitnessed: number; hash: string }> {
  const { rows } = await pool().query<{ made: number; unwitnessed: number; hash: string }>(
    'SELECT made, unwitnessed, state_hash AS hash FROM line_state WHERE order_line_id = $1',
    [orderLineId],
  )
  return rows[0] ?? { made: 0, unwitnessed: 0, hash: '' }
}
