import { visibleTo } from '#lib/capacity/policy.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { read } from '#lib/platform/query.ts'
import { startOf, type Week, weekOf } from '#lib/values/time.ts'

export type LineCalendar = {
  id: string
  name: string
  unitsPerWeek: number
  weeks: { week: Week; units: number; allocated: number }[]
}

/** The maker's lines with the next `count` weeks of each; a maker has few lines, at most fifty are shown. */
export async function listCalendars(actor: Actor, count = 26): Promise<LineCalendar[]> {
  return read(async ({ tx, now }) => {
    const lines = await tx.productionLine.findMany({
      where: visibleTo(actor),
      orderBy: { id: 'asc' },
      take: 50,
      include: { weeks: { where: { week: { gte: startOf(weekOf(now)) } }, orderBy: { week: 'asc' }, take: count } },
    })
    return lines.map(({ id, name, unitsPerWeek, weeks }) => ({
      id,
      name,
      unitsPerWeek,
      weeks: weeks.map(({ week, units, allocated }) => ({ week: weekOf(week), units, allocated })),
    }))
  })
}
