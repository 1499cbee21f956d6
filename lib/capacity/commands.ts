import { mayPlan, visibleTo } from '#lib/capacity/policy.ts'
import { calendarWeeks, lineSchema, weekSchema } from '#lib/capacity/schema.ts'
import { isMember } from '#lib/platform/actor.ts'
import { command } from '#lib/platform/command.ts'
import { invalidField } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'
import { addWeeks, startOf, type Week, weekOf } from '#lib/values/time.ts'

/** Adds a production line and a year of weeks with the same number of units; single weeks are changed by `planWeek`. */
export const addLine = command({
  name: 'capacity.addLine',
  input: lineSchema,
  load: ({ actor }) => Promise.resolve(isMember(actor, 'maker') ? actor : null),
  allow: mayPlan,
  async run({ tx, now, announce }, maker, input) {
    const id = newId('productionLine', now.getTime())
    await tx.productionLine.create({ data: { id, organizationId: maker.organizationId, ...input, createdAt: now } })
    const first = weekOf(now)
    await tx.capacityWeek.createMany({
      data: Array.from({ length: calendarWeeks }, (_, index) => ({
        lineId: id,
        week: startOf(addWeeks(first, index)),
        units: input.unitsPerWeek,
      })),
    })
    announce({
      name: 'line.added',
      subject: id,
      organizationId: maker.organizationId,
      payload: { unitsPerWeek: input.unitsPerWeek },
    })
    return { lineId: id }
  },
})

/** Sets one week's units. Throws Fault invalid when more than that is allocated already, or the date is no Monday. */
export const planWeek = command({
  name: 'capacity.planWeek',
  input: weekSchema,
  load: ({ tx, actor }, { lineId }) => tx.productionLine.findFirst({ where: { id: lineId, ...visibleTo(actor) } }),
  allow: mayPlan,
  async run({ tx, announce }, line, { week, units }) {
    const monday = startOf(week as Week)
    if (monday.getUTCDay() !== 1) throw invalidField('week', 'weekNotMonday')
    // Locked, because an award may take of this very week meanwhile.
    const [current] = await tx.$queryRaw<{ allocated: number }[]>`
      SELECT allocated FROM capacity_week WHERE line_id = ${line.id} AND week = ${week}::date FOR UPDATE`
    if (current && current.allocated > units) throw invalidField('units', 'unitsBelowAllocated', { allocated: current.allocated })
    await tx.capacityWeek.upsert({
      where: { lineId_week: { lineId: line.id, week: monday } },
      create: { lineId: line.id, week: monday, units },
      update: { units },
    })
    announce({ name: 'capacity.planned', subject: line.id, organizationId: line.organizationId, payload: { week, units } })
  },
})
