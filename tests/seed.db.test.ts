import { expect, it } from 'vitest'
import { findOrder } from '#lib/fulfilment/index.ts'
import { findChain } from '#lib/orders/index.ts'
import { db } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { addWeeks, weekOf } from '#lib/values/time.ts'
import { actorOf } from '#seed/deals.ts'
import { fixedInstant, playWorld } from '#seed/world.ts'

it('plays the demo world from empty to today, and every figure stands where its people left it', async () => {
  const { population, tenders, fleet } = await playWorld(required('MIGRATE_URL'), fixedInstant)
  const status = async (key: string) => (await db().tender.findUniqueOrThrow({ where: { id: tenders.get(key)! } })).status
  expect(await Promise.all(['N-01', 'N-02', 'N-03', 'N-04', 'N-05', 'N-06', 'N-07', 'N-08'].map(status))).toEqual([
    'published',
    'awarded',
    'awarded',
    'published',
    'failed',
    'awarded',
    'opened',
    'awarded',
  ])
  const lines = await db().orderLine.findMany({ orderBy: { quantity: 'asc' }, include: { state: true, order: true } })
  expect(
    lines.map(({ quantity, order, state }) => [
      quantity,
      order.status,
      state?.made ?? 0,
      state?.arrived ?? 0,
      state?.installed ?? 0,
    ]),
  ).toEqual([
    [60, 'awaiting_signatures', 0, 0, 0],
    [110, 'completed', 110, 110, 0],
    [420, 'in_production', 396, 360, 300],
    [1500, 'in_production', 505, 380, 240],
  ])
  const bilbao = await db().match.findMany({ where: { tenderId: tenders.get('N-08')! }, include: { organization: true } })
  expect(
    Object.fromEntries(bilbao.map(({ organization, verdict, usableUnits }) => [organization.slug, [verdict, usableUnits]])),
  ).toEqual({
    svratka: ['alone', 180],
    gapcheon: ['excluded', 240],
  })
  const paid = await db().invoice.findMany({ where: { milestone: { line: { order: { tenderId: tenders.get('N-08')! } } } } })
  expect(paid.map(({ status }) => status)).toEqual(['paid', 'paid'])
  expect(paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(1_408_000n)
  const node = await db().orderLine.findFirstOrThrow({ where: { order: { tenderId: tenders.get('N-03')! } } })
  expect(node.unitPriceMinor * BigInt(node.quantity) + node.oneOffMinor).toBe(35_900_000n)
  const w0 = weekOf(fixedInstant)
  const stages = await findChain(actorOf(population, 'valencia/officer'), node.orderId)
  expect(
    stages.map(({ role, first, last, plannedByNow, quantity }) => [role, weekOf(first), weekOf(last), plannedByNow, quantity]),
  ).toEqual([
    ['design', addWeeks(w0, -12), addWeeks(w0, -10), 320, 320],
    ['parts', addWeeks(w0, -7), addWeeks(w0, 1), 1280, 1500],
    ['assembly', addWeeks(w0, -5), addWeeks(w0, 10), 550, 1500],
  ])
  expect(await findChain(actorOf(population, 'tampere/officer'), node.orderId)).toEqual([])
  expect(fleet).toHaveLength(4)
  const { orderId } = lines.at(-1)!
  const nodes = (await findOrder(actorOf(population, 'valencia/officer'), orderId))!.lines[0]!
  const [early, due, late] = [11, 12, 13].map((weeks) => addWeeks(weekOf(fixedInstant), weeks))
  expect(nodes.forecast).toMatchObject({ early, due, late, outlook: 'lateRisk', plannedByNow: 550 })
  expect(nodes.reasons).toEqual([
    { code: 'gateway', count: 1 },
    { code: 'carried', count: 1 },
  ])
}, 120_000)
