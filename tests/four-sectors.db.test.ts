import { beforeAll, expect, it } from 'vitest'
import { db } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { day, hour, weekOf } from '#lib/values/time.ts'
import { setClock } from '#seed/clock.ts'
import { actorOf, awardNeed, openNeed, signAll } from '#seed/deals.ts'
import { addDevice, report } from '#seed/fleet.ts'
import { needs } from '#seed/needs.ts'
import { settle } from '#seed/settle.ts'
import { fixedInstant, playWorld, type World } from '#seed/world.ts'

let world: World
beforeAll(async () => {
  world = await playWorld(required('MIGRATE_URL'), fixedInstant)
}, 120_000)

const seedOf = (key: string) => needs(weekOf(fixedInstant), fixedInstant).find((need) => need.key === key)!
const clockNow = async () => (await db().$queryRaw<{ now: Date }[]>`SELECT app_now() AS now`)[0]!.now

async function verdicts(key: string): Promise<Record<string, string>> {
  const matches = await db().match.findMany({
    where: { tenderId: world.tenders.get(key)! },
    include: { organization: { select: { slug: true } } },
  })
  return Object.fromEntries(matches.map(({ organization, verdict }) => [organization.slug, verdict]))
}

async function milestones(key: string): Promise<string[]> {
  const rows = await db().milestone.findMany({
    where: { kind: 'production', line: { order: { tenderId: world.tenders.get(key)! } } },
  })
  return rows.map(({ status }) => status)
}

/** A new machine on the line counts to its whole quantity, an hour after now. */
async function makeAll(maker: string, sector: string, orderLineId: string): Promise<void> {
  const { quantity } = await db().orderLine.findUniqueOrThrow({ where: { id: orderLineId } })
  const device = await addDevice(actorOf(world.population, `${maker}/owner`), {
    name: 'Line counter',
    kind: 'machine',
    sector,
    orderLineId,
  })
  const start = await clockNow()
  await setClock(required('MIGRATE_URL'), new Date(start.getTime() + 12 * hour))
  await report(device, [
    { seq: 0, at: new Date(start.getTime() + 1000).toISOString(), type: 'count', value: 0 },
    { seq: 1, at: new Date(start.getTime() + 11 * hour).toISOString(), type: 'count', value: quantity },
  ])
  await settle()
}

it('transport: the displays that fit alone are awarded, and their line reports its milestone', async () => {
  expect(await verdicts('N-02')).toMatchObject({ kopli: 'alone', 'turia-senal': 'excluded', yangcheng: 'excluded' })
  const machine = world.fleet[0]!
  await report(machine, [{ seq: machine.seq, at: new Date(fixedInstant.getTime()).toISOString(), type: 'count', value: 420 }])
  await settle()
  expect(await milestones('N-02')).toEqual(['reported'])
})

it('environment: the level nodes are made to the last one, and their line reports its milestone', async () => {
  expect(await verdicts('N-03')).toMatchObject({
    zablocie: 'together',
    'pyynikin-radio': 'together',
    'liangxi-weigan': 'together',
    'hoa-khanh': 'near',
  })
  const machine = world.fleet[1]!
  await setClock(required('MIGRATE_URL'), new Date(fixedInstant.getTime() + 6 * hour))
  await report(machine, [
    { seq: machine.seq, at: new Date(fixedInstant.getTime() + 5 * hour).toISOString(), type: 'count', value: 1500 },
  ])
  await settle()
  expect(await milestones('N-03')).toEqual(['reported'])
})

it('finance: the kiosks are signed, made and reported', async () => {
  expect(await verdicts('N-06')).toMatchObject({ mulwang: 'alone', gapcheon: 'alone', yangcheng: 'excluded' })
  const lines = await signAll(world.population, seedOf('N-06').city, world.tenders.get('N-06')!, ['M3'])
  await makeAll('M3', 'finance', lines.get('M3')!)
  expect(await milestones('N-06')).toEqual(['reported'])
})

it('healthcare: three makers together meet what none can alone, and each reports its own part', async () => {
  expect(await verdicts('N-04')).toEqual({
    svratka: 'together',
    'armley-beck': 'together',
    zablocie: 'together',
    gapcheon: 'excluded',
  })
  const seed = seedOf('N-04')
  const id = world.tenders.get('N-04')!
  const clock = (instant: number) => setClock(required('MIGRATE_URL'), new Date(instant))
  await clock(seed.content.closesAt.getTime() + hour)
  await settle()
  await openNeed(world.population, seed, id)
  await settle()
  await awardNeed(
    world.population,
    seed,
    id,
    { M7: 756, M11: 1292, M10: 952 },
    { won: 'Part of the cheapest split of 3,000 units.', lost: 'Not part of the cheapest split.' },
  )
  await clock(seed.content.closesAt.getTime() + 12 * day)
  await settle()
  const lines = await signAll(world.population, seed.city, id, ['M7', 'M11', 'M10'])
  for (const [maker, line] of lines) await makeAll(maker, 'healthcare', line)
  expect(await milestones('N-04')).toEqual(['reported', 'reported', 'reported'])
}, 60_000)
