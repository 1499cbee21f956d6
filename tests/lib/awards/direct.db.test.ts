// Buying from the catalogue without a tender: below the limit, everything of the kind counted, and never split to stay below it.
import { beforeAll, describe, expect, it } from 'vitest'
import { buyDirectly, findDirectBudget } from '#lib/awards/index.ts'
import { db } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { isFault } from '#lib/values/fault.ts'
import { money } from '#lib/values/money.ts'
import { addWeeks, endOf, hour, week, weekOf } from '#lib/values/time.ts'
import { setClock } from '#seed/clock.ts'
import { actorOf } from '#seed/deals.ts'
import { type Population, populate } from '#seed/people.ts'
import { settle } from '#seed/settle.ts'
import { fixedInstant } from '#seed/world.ts'

const w0 = weekOf(fixedInstant)
let world: Population
const city = () => actorOf(world, 'bilbao/officer')
const order = (quantity: number, line = 'M11/B', weeks = 20) => ({
  productId: world.products.get(line)!,
  quantity,
  dueAt: endOf(addWeeks(w0, weeks)),
  place: 'Bilbao',
  reason: 'Loggers for the vaccine fridges.',
  requiredCertificates: ['en_12830', 'iso_17025'],
})

beforeAll(async () => {
  await setClock(required('MIGRATE_URL'), fixedInstant)
  world = await populate(w0)
}, 60_000)

async function refusal(work: Promise<unknown>): Promise<{ message: string; values?: unknown }> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!isFault(error)) throw new Error(`expected a fault, got ${error}`)
  return Object.values(error.fields)[0] ?? error
}

describe('a direct purchase', () => {
  it('is refused to cities without such a rule, to makers, and for a product without the certificates', async () => {
    expect((await refusal(buyDirectly(actorOf(world, 'manchester/officer'), order(20)))).message).toBe('directNotAllowed')
    expect((await refusal(buyDirectly(actorOf(world, 'M1/owner'), order(20)))).message).toBe('notFound')
    expect((await refusal(buyDirectly(city(), order(50, 'M4/B')))).message).toBe('directCertificates')
    expect((await refusal(buyDirectly(city(), order(19)))).message).toBe('belowMinimumOrder')
    expect((await refusal(buyDirectly(city(), order(20, 'M7/A')))).message).toBe('notFound') // needs others' parts
  })

  it('is refused of a maker that nobody has verified, as in every match', async () => {
    const { organizationId: id } = await db().product.findUniqueOrThrow({ where: { id: world.products.get('M11/B')! } })
    const { verifiedAt } = await db().organization.findUniqueOrThrow({ where: { id } })
    await db().organization.update({ where: { id }, data: { verifiedAt: null } })
    expect((await refusal(buyDirectly(city(), order(20)))).message).toBe('notFound')
    await db().organization.update({ where: { id }, data: { verifiedAt } })
  })

  it('stays below €15,000: 117 at €128 do, one more together with the first order does not', async () => {
    expect((await refusal(buyDirectly(city(), order(118)))).message).toBe('directAboveLimit')
    await buyDirectly(city(), order(60))
    expect(await findDirectBudget(city(), 'ES', '38931000-0')).toEqual({
      limit: money(15_000_00, 'EUR'),
      before: money(8_040_00, 'EUR'),
    })
    expect(await refusal(buyDirectly(city(), order(52)))).toMatchObject({
      message: 'directAboveLimit',
      values: { before: '8040.00', value: '6968.00', limit: '15000.00' },
    })
    await buyDirectly(city(), order(51))
  })

  it('counts twelve months, and another kind of goods by itself', async () => {
    await setClock(required('MIGRATE_URL'), new Date(fixedInstant.getTime() + 52 * week + 12 * hour))
    expect(await findDirectBudget(city(), 'ES', '38931000-0')).not.toMatchObject({ before: money(0, 'EUR') })
    await setClock(required('MIGRATE_URL'), new Date(fixedInstant.getTime() + 53 * week))
    expect(await findDirectBudget(city(), 'ES', '38931000-0')).toMatchObject({ before: money(0, 'EUR') })
    await setClock(required('MIGRATE_URL'), fixedInstant)
    expect(await findDirectBudget(city(), 'ES', '31682230-1')).toMatchObject({ before: money(0, 'EUR') })
  })

  it('takes the capacity, and becomes a public order paid by transfer', async () => {
    await setClock(required('MIGRATE_URL'), new Date(fixedInstant.getTime() + hour))
    await settle()
    const orders = await db().order.findMany({ include: { lines: { include: { milestones: true } } } })
    expect(orders).toHaveLength(2)
    expect(new Set(orders.flatMap(({ lines }) => lines.flatMap(({ milestones }) => milestones.map(({ rail }) => rail))))).toEqual(
      new Set(['bank']),
    )
    expect(await db().allocation.aggregate({ _sum: { units: true } })).toMatchObject({ _sum: { units: 111 } })
  })

  it('is refused when the line cannot make it in time', async () => {
    expect((await refusal(buyDirectly(actorOf(world, 'valencia/officer'), order(100, 'M11/B', 3)))).message).toBe('capacityTaken')
  })

  it('of two at once for the same last euros lets one through', async () => {
    const valencia = actorOf(world, 'valencia/officer')
    const both = await Promise.allSettled([1, 2].map(() => buyDirectly(valencia, order(60))))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
