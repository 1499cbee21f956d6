// The part of `verify -- allocation` for chains: every other chain is reckoned week by week, and none in time may be cheaper.
import { z } from 'zod'

const whole = z.int().min(0).max(1e12)
const minor = z.string().regex(/^\d{1,30}$/)
/** Looked up by a maker's id, which may be any word: a plain object would answer for "constructor". */
const lanes = z
  .record(z.string(), z.object({ weeks: whole, surchargeMinor: minor }))
  .transform((given) => new Map(Object.entries(given)))
const id = z.string().refine((text) => text !== '__proto__', 'no name of a maker')
const supplier = z.object({ id, weekly: z.array(whole).max(600), leadWeeks: whole, unitMinor: minor, lanes })
const problem = z.object({
  kind: z.literal('chain'),
  quantity: whole.min(1),
  deliveries: z.array(z.object({ dueAt: z.string(), week: whole, quantity: whole })).min(1),
  assemblers: z
    .array(
      z.object({
        id,
        weekly: z.array(whole).max(600),
        leadWeeks: whole,
        transitWeeks: whole,
        unitMinor: minor,
        laneMinor: minor,
      }),
    )
    .max(100),
  stages: z
    .array(z.object({ role: z.enum(['design', 'parts']), perUnit: whole, once: whole, suppliers: z.array(supplier).max(100) }))
    .max(5),
})
const chainFile = z.object({
  format: z.literal('moi-allocation/1'),
  problem,
  plan: z.object({ assembler: z.string(), suppliers: z.array(z.string()) }).nullable(),
  costMinor: minor.nullable(),
  gapMinor: minor.nullable(),
  lanesMinor: minor.nullable(),
})
export type ChainProblem = z.infer<typeof problem>
type Stage = ChainProblem['stages'][number]
type Picked = { assembler: ChainProblem['assemblers'][number]; suppliers: z.infer<typeof supplier>[] }

const mostChains = 100_000

/** Everything that is wrong with a chain's document; empty when it is the cheapest that is in time. */
export function chainFaults(json: unknown): string[] {
  const file = chainFile.safeParse(json)
  if (!file.success) return [`/${file.error.issues[0]!.path.join('/')}: ${file.error.issues[0]!.message}`]
  const { problem: asked, plan, costMinor, gapMinor, lanesMinor } = file.data
  const unreckonable = problemFaults(asked)
  if (unreckonable.length > 0) return unreckonable
  const count = asked.stages.reduce((product, { suppliers }) => product * suppliers.length, asked.assemblers.length)
  if (count > mostChains) return [`${count} chains are too many to reckon one by one`]
  const all = asked.stages.reduce<Picked[]>(
    (chains, { suppliers }) =>
      chains.flatMap((chain) => suppliers.map((one) => ({ ...chain, suppliers: [...chain.suppliers, one] }))),
    asked.assemblers.map((assembler) => ({ assembler, suppliers: [] })),
  )
  const inTime = all.filter((chain) => isInTime(asked, chain)).map((chain) => ({ chain, ...costsOf(asked, chain) }))
  if (plan === null && (costMinor !== null || lanesMinor !== null)) return ['a cost without a plan']
  if (plan === null) return inTime.length === 0 ? [] : [`${inTime.length} chains are in time, and none was chosen`]
  const chosen = inTime.find(({ chain }) => nameOf(chain) === JSON.stringify([plan.assembler, ...plan.suppliers]))
  if (!chosen) return ['the chosen chain is not in time']
  const faults: string[] = []
  if (chosen.cost.toString() !== costMinor) faults.push(`it costs ${chosen.cost}, not ${costMinor}`)
  if (chosen.lanes.toString() !== lanesMinor) faults.push(`its lanes cost ${chosen.lanes}, not ${lanesMinor}`)
  if (gapMinor !== '0') faults.push(`the gap of a chosen chain is 0, not ${gapMinor}`)
  for (const { chain, cost } of inTime) if (cost < chosen.cost) faults.push(`${nameOf(chain)} is in time and costs ${cost}`)
  return faults
}

/** What makes a problem another one than it seems to be, or one that cannot be reckoned in exact whole numbers. */
function problemFaults({ quantity, deliveries, assemblers, stages }: ChainProblem): string[] {
  const faults: string[] = []
  if (deliveries.at(-1)!.quantity !== quantity) faults.push('the last delivery is not the whole quantity')
  if (deliveries.some((one, at) => at > 0 && one.quantity < deliveries[at - 1]!.quantity))
    faults.push('a later delivery is smaller than one before')
  for (const makers of [assemblers, ...stages.map(({ suppliers }) => suppliers)])
    if (new Set(makers.map(({ id }) => id)).size !== makers.length) faults.push('a maker stands twice')
  for (const stage of stages) {
    const wanted = pieces(stage, quantity)
    if (wanted < 1 || (stage.role === 'parts' && stage.perUnit < 1)) faults.push('a stage gives nothing')
    if (!Number.isSafeInteger(wanted)) faults.push('a stage gives more than can be counted')
  }
  return faults
}

/** Ids may hold any sign: only a spelling that tells them apart tells chains apart. */
function nameOf({ assembler, suppliers }: Picked): string {
  return JSON.stringify([assembler.id, ...suppliers.map(({ id }) => id)])
}

function pieces({ perUnit, once }: Stage, quantity: number): number {
  return once > 0 ? once : perUnit * quantity
}

function costsOf({ quantity, stages }: ChainProblem, { assembler, suppliers }: Picked): { cost: bigint; lanes: bigint } {
  let cost = BigInt(assembler.unitMinor) * BigInt(quantity)
  let lanes = BigInt(assembler.laneMinor) * BigInt(quantity)
  for (const [at, stage] of stages.entries()) {
    const count = BigInt(pieces(stage, quantity))
    cost += BigInt(suppliers[at]!.unitMinor) * count
    lanes += BigInt(suppliers[at]!.lanes.get(assembler.id)?.surchargeMinor ?? 0) * count
  }
  return { cost: cost + lanes, lanes }
}

/** Week by week: boards that have come, units that the line can make, and never more than either allows in all. */
function isInTime({ quantity, stages, deliveries }: ChainProblem, { assembler, suppliers }: Picked): boolean {
  if (suppliers.some(({ lanes }) => !lanes.has(assembler.id))) return false
  let designed = 0
  for (const [at, stage] of stages.entries()) {
    if (stage.role !== 'design') continue
    let done = 0
    let week = 0
    for (; week < suppliers[at]!.weekly.length && done < pieces(stage, quantity); week++)
      if (week >= suppliers[at]!.leadWeeks) done += suppliers[at]!.weekly[week]!
    if (done < pieces(stage, quantity)) return false
    designed = Math.max(designed, week)
  }
  const finished: number[] = []
  const come = stages.map(() => 0)
  let made = 0
  for (const [week, possible] of assembler.weekly.entries()) {
    let most = quantity
    for (const [at, stage] of stages.entries()) {
      if (stage.role === 'design') continue
      const { weekly, leadWeeks, lanes } = suppliers[at]!
      const sent = week - lanes.get(assembler.id)!.weeks
      if (sent >= designed + leadWeeks) come[at]! += weekly[sent] ?? 0
      most = Math.min(most, Math.floor(come[at]! / stage.perUnit))
    }
    if (week >= assembler.leadWeeks && week >= designed) made = Math.max(made, Math.min(made + possible, most))
    finished.push(made)
  }
  return deliveries.every(({ week, quantity: due }) => (finished[week - assembler.transitWeeks] ?? 0) >= due)
}
