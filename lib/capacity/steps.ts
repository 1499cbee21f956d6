import { spread } from '#lib/capacity/rules.ts'
import type { Tx } from '#lib/platform/db.ts'
import { conflict } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { startOf, type Week } from '#lib/values/time.ts'

export type AllocationRequest = {
  lineId: string
  awardId: string
  units: number
  /** The weeks that may be taken, rising. */
  weeks: readonly Week[]
}

/**
 * Takes capacity for an award, whole or not at all. The weeks are locked in order, and the database's check refuses any
 * over-allocation. Throws Fault conflict when the units do not fit any more.
 */
export async function allocate(tx: Tx, now: Date, request: AllocationRequest): Promise<void> {
  const { weeks } = request
  const rows = await tx.$queryRaw<{ week: string; free: number }[]>`
    SELECT to_char(week, 'YYYY-MM-DD') AS week, units - allocated AS free FROM capacity_week
     WHERE line_id = ${request.lineId} AND week = ANY(${weeks}::date[]) ORDER BY week FOR UPDATE`
  const plan = spread(
    request.units,
    rows.map((row) => ({ week: row.week as Week, free: row.free })),
  )
  if (!plan) throw conflict('capacityTaken')
  for (const { week, units } of plan) {
    await tx.$executeRaw`UPDATE capacity_week SET allocated = allocated + ${units} WHERE line_id = ${request.lineId} AND week = ${week}::date`
  }
  await tx.allocation.createMany({
    data: plan.map(({ week, units }) => ({
      id: newId('allocation', now.getTime()),
      lineId: request.lineId,
      week: startOf(week),
      units,
      awardId: request.awardId,
      createdAt: now,
    })),
  })
}
