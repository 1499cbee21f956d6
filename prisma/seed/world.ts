// The demo world, played: the clock is set back, and its people do what they did. What stands afterwards was made by the same
// commands that the screens use, so every page has a past that the audit knows.
import { addWeeks, day, hour, startOf, type Week, weekOf } from '#lib/values/time.ts'
import { playBilbao } from '#seed/bilbao.ts'
import { setClock } from '#seed/clock.ts'
import { actorOf, awardNeed, openNeed, publishNeed, quoteNeed, signAll } from '#seed/deals.ts'
import {
  addDevice,
  addMachineBehindGateway,
  type FleetDevice,
  type FleetGateway,
  report,
  reportFromTheFuture,
  type SeededDevice,
} from '#seed/fleet.ts'
import { machineDays } from '#seed/machine-days.ts'
import { type NeedSeed, needs } from '#seed/needs.ts'
import { type Population, populate } from '#seed/people.ts'
import { settle } from '#seed/settle.ts'

/** Fixed mode: figures and dates are those of the documents. */
export const fixedInstant = new Date('2026-11-23T09:00:00Z')

export type World = { population: Population; tenders: Map<string, string>; fleet: FleetDevice[]; gateways: FleetGateway[] }

type Deal = { seed: NeedSeed; id: string }

/** A line in production: its devices, and how far it is today. */
type ProducingLine = {
  maker: string
  machine: string
  /** Job card: what the machine's controller calls the work. */
  program: string
  tracker: string
  /** First week of production after w0. */
  sinceWeek: number
  /** On the Monday of this week, and what it adds in each full week. */
  made: number
  madePerWeek: number
  arrived: number
  installed: number
  unitsPerMinute: number
}

const displayLine: ProducingLine = {
  maker: 'M12',
  machine: 'KT-E13 line counter',
  program: 'KT-E13 final assembly',
  tracker: 'Pallet tracker Tallinn–Tampere',
  sinceWeek: -11,
  made: 396,
  madePerWeek: 0,
  arrived: 360,
  installed: 300,
  unitsPerMinute: 6,
}
const nodeLine: ProducingLine = {
  maker: 'M7',
  machine: 'Potting cell 2',
  program: 'Level node potting',
  tracker: 'Crate tracker Kraków–València',
  sinceWeek: -5,
  made: 505,
  madePerWeek: 101,
  arrived: 380,
  installed: 240,
  // Near its real pace of a hundred a week: faster, the late risk that it shows would be gone in a minute. A replay moves it.
  unitsPerMinute: 0.1,
}

/** Plays the world up to `now` and leaves the clock there. `ownerUrl` may set the clock. */
export async function playWorld(ownerUrl: string, now: Date): Promise<World> {
  const w0 = weekOf(now)
  const all = needs(w0, now)
  const need = (key: string) => all.find((candidate) => candidate.key === key)!
  const tenders = new Map<string, string>()
  const clock = (instant: Date) => setClock(ownerUrl, instant)

  await clock(new Date(startOf(addWeeks(w0, -26)).getTime() + 9 * hour))
  const population = await populate(w0)

  const run = async (key: string) => {
    const seed = need(key)
    await clock(seed.publishedAt)
    const id = await publishNeed(population, seed)
    tenders.set(key, id)
    await settle()
    await clock(new Date(seed.publishedAt.getTime() + 2 * day))
    await quoteNeed(population, seed, id)
    return { seed, id }
  }
  const open = async ({ seed, id }: Deal) => {
    await clock(new Date(seed.content.closesAt.getTime() + hour))
    await settle()
    await openNeed(population, seed, id)
    await settle()
  }

  const tampere = await run('N-02')
  await open(tampere)
  await awardNeed(
    population,
    tampere.seed,
    tampere.id,
    { M12: tampere.seed.content.item.quantity },
    {
      won: 'The only quote that delivers all 420 displays on time with a test report at −30 °C, within the budget.',
      lost: 'Complete and certified, but €14,700 over the budget with the air freight that the date needs.',
    },
  )
  const displays = await produce(ownerUrl, population, tampere, displayLine)

  const valencia = await run('N-03')
  await open(valencia)
  await awardNeed(
    population,
    valencia.seed,
    valencia.id,
    { M7: valencia.seed.content.item.quantity },
    {
      won: 'Lowest price within the budget; assembly and IP68 test on one line, and all 1,500 nodes in time.',
      lost: 'Fewer than 1,500 nodes by the due week, and above the budget.',
    },
  )
  const nodes = await produce(ownerUrl, population, valencia, nodeLine)
  const hall = await addMachineBehindGateway(actorOf(population, 'M7/owner'), 'environment', nodes.orderLineId)

  const bilbao = await playBilbao(ownerUrl, population, w0)
  tenders.set('N-08', bilbao.tenderId)

  const suzhou = await run('N-05')
  await bilbao.deliver()
  const daejeon = await run('N-06')
  const daNang = await run('N-07')
  await run('N-04')
  await open(daejeon)
  await awardNeed(
    population,
    daejeon.seed,
    daejeon.id,
    { M3: daejeon.seed.content.item.quantity },
    {
      won: '예산 안에서 가장 낮은 가격이며, 요구한 인증을 모두 갖추었습니다.',
      lost: '유지보수 점수는 더 높았으나, 가격을 합한 총점이 낮았습니다.',
    },
  )
  await settle()
  const incheon = need('N-01')
  await clock(incheon.publishedAt)
  tenders.set('N-01', await publishNeed(population, incheon))
  await settle()
  await open(daNang)
  await open(suzhou) // too few quotes: they are returned unopened
  await bilbao.pay()

  await clock(now)
  await settle()
  const fleet = [
    await reportHistory(displays, w0, now),
    await reportHistory(nodes, w0, now),
    await idleMachine(population, 'M11', 'SV-Care test bench', 'healthcare'),
    await idleMachine(population, 'M3', 'MW-K7 assembly station', 'finance'),
  ]
  const gateway = await addDevice(actorOf(population, 'M12/owner'), {
    name: 'Paldiski hall gateway',
    kind: 'gateway',
    sector: 'transport',
  })
  await reportFromTheFuture(gateway, now)
  await settle()
  return { population, tenders, fleet, gateways: [hall] }
}

/** Passes the standstill, signs in the contract's week, and binds the line's devices. */
async function produce(ownerUrl: string, population: Population, { seed, id }: Deal, line: ProducingLine) {
  await setClock(ownerUrl, seed.content.contractAt)
  await settle()
  const lines = await signAll(population, seed.city, id, [line.maker])
  const orderLineId = lines.get(line.maker)!
  const owner = actorOf(population, `${line.maker}/owner`)
  const machine = await addDevice(owner, {
    name: line.machine,
    kind: 'machine',
    sector: seed.content.sector,
    cycleSeconds: 2,
    orderLineId,
    program: line.program,
  })
  const tracker = await addDevice(owner, { name: line.tracker, kind: 'tracker', sector: seed.content.sector, orderLineId })
  return { line, machine, tracker, orderLineId, quantity: seed.content.item.quantity }
}

/** What the line's devices have said until now; returns the machine for the simulator to go on with. */
async function reportHistory(
  { line, machine, tracker, orderLineId, quantity }: Awaited<ReturnType<typeof produce>>,
  w0: Week,
  now: Date,
): Promise<FleetDevice> {
  const daysOver = Math.floor((now.getTime() - startOf(w0).getTime()) / day)
  const made = line.made + Math.floor((line.madePerWeek * daysOver) / 7)
  const said = machineDays(made, startOf(addWeeks(w0, line.sinceWeek)), now, line.program)
  await report(machine, said)
  await report(tracker, [
    { seq: 0, at: new Date(now.getTime() - 3 * day).toISOString(), type: 'arrive', units: line.arrived },
    { seq: 1, at: new Date(now.getTime() - day).toISOString(), type: 'install', units: line.installed },
  ])
  return {
    ...credentialsOf(machine),
    kind: 'machine',
    unitsPerMinute: line.unitsPerMinute,
    orderLineId,
    epoch: 1,
    seq: said.length,
    value: made,
    quantity,
  }
}

/** A machine that reports although no order is bound to it yet. */
async function idleMachine(population: Population, maker: string, name: string, sector: string): Promise<FleetDevice> {
  const device = await addDevice(actorOf(population, `${maker}/owner`), { name, kind: 'machine', sector, cycleSeconds: 2 })
  return {
    ...credentialsOf(device),
    kind: 'machine',
    unitsPerMinute: 4,
    orderLineId: null,
    epoch: 1,
    seq: 0,
    value: 0,
    quantity: 1_000_000,
  }
}

function credentialsOf({ deviceId, secret, privateKey }: SeededDevice) {
  return { deviceId, secret, privateKey }
}
