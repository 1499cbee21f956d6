/**
 * A chain: one maker assembles, and each of its inputs comes from one other maker: a design that must be finished first, parts that
 * arrive week by week. Pure. Weeks are numbered from the contract's week, 0.
 */
import { emptyProgram, type LinearProgram, type Term } from '#lib/matching/allocation/linear-program.ts'

export type ChainStage = {
  role: 'design' | 'parts'
  /** Pieces for each finished unit, or `once` for all of them. */
  perUnit: number
  once: number
  suppliers: ChainSupplier[]
}
export type ChainSupplier = {
  id: string
  maker: string
  /** Pieces that its line has free in each week. */
  weekly: number[]
  /** Weeks from the end of the design (or the contract) to its first piece. */
  leadWeeks: number
  unitMinor: string
  /** By assembler: weeks under way and the surcharge on each piece; absent where no lane is known. */
  lanes: Record<string, { weeks: number; surchargeMinor: string }>
}
export type ChainAssembler = {
  id: string
  maker: string
  weekly: number[]
  leadWeeks: number
  /** To the city. */
  transitWeeks: number
  /** Of one finished unit; what it needs from others is not in it. */
  unitMinor: string
  /** Surcharge of its lane to the city on each unit. */
  laneMinor: string
}

/** `assemblers` and `suppliers` in the order in which equal chains prefer them. `week`: the last week in which units may arrive. */
export type ChainProblem = {
  kind: 'chain'
  currency: string
  quantity: number
  deliveries: { dueAt: string; week: number; quantity: number }[]
  budgetMinor: string | null
  assemblers: ChainAssembler[]
  stages: ChainStage[]
}

/** Who assembles, and who supplies each stage, in the order of the stages. */
export type Chain = { assembler: string; suppliers: string[] }

/** `arrived`: units that can have arrived by each delivery; null where a lane is missing. `costMinor` is for the whole quantity. */
export type ChainOutcome = { arrived: number[]; costMinor: bigint; lanesMinor: bigint } | null

/** What a chain makes in time and costs. The least of cumulative parts and assembly, week by week. */
export function outcomeOf(problem: ChainProblem, chain: Chain): ChainOutcome {
  const { quantity, stages } = problem
  const assembler = problem.assemblers.find(({ id }) => id === chain.assembler)
  const suppliers = stages.map(({ suppliers }, at) => suppliers.find(({ id }) => id === chain.suppliers[at]))
  if (!assembler || suppliers.some((supplier) => !supplier?.lanes[assembler.id])) return null
  let costMinor = BigInt(assembler.unitMinor) * BigInt(quantity)
  let lanesMinor = BigInt(assembler.laneMinor) * BigInt(quantity)
  for (const [at, stage] of stages.entries()) {
    const pieces = BigInt(piecesOf(stage, quantity))
    costMinor += BigInt(suppliers[at]!.unitMinor) * pieces
    lanesMinor += BigInt(suppliers[at]!.lanes[assembler.id]!.surchargeMinor) * pieces
  }
  const ready = readyWeek(problem, chain)
  const parts = stages.flatMap((stage, at) => (stage.role === 'parts' ? [{ stage, supplier: suppliers[at]! }] : []))
  const weeks = assembler.weekly.length
  const supplied = parts.map(({ stage, supplier }) => {
    const lane = supplier.lanes[assembler.id]!
    return cumulative(weeks, (week) => {
      const made = week - lane.weeks
      return made >= ready + supplier.leadWeeks ? (supplier.weekly[made] ?? 0) : 0
    }).map((pieces) => Math.floor(pieces / stage.perUnit))
  })
  const made: number[] = []
  let done = 0
  for (let week = 0; week < weeks; week++) {
    const possible = week >= Math.max(assembler.leadWeeks, ready) ? assembler.weekly[week]! : 0
    done = Math.min(quantity, done + possible, ...supplied.map((units) => Math.max(done, units[week]!)))
    made.push(done)
  }
  const arrived = problem.deliveries.map(({ week }) => made[week - assembler.transitWeeks] ?? 0)
  return { arrived, costMinor: costMinor + lanesMinor, lanesMinor }
}

/** The first week after the design is finished; 0 without one, beyond every week when it never is. */
function readyWeek({ stages, quantity }: ChainProblem, { suppliers }: Chain): number {
  return Math.max(
    0,
    ...stages.flatMap((stage, at) =>
      stage.role === 'design' ? [finishedAfter(stage, stage.suppliers.find(({ id }) => id === suppliers[at])!, quantity)] : [],
    ),
  )
}

/** The week after which a supplier has done all pieces of its stage; far away when it cannot. */
export function finishedAfter(stage: ChainStage, supplier: ChainSupplier, quantity: number): number {
  const wanted = piecesOf(stage, quantity)
  const done = cumulative(supplier.weekly.length, (week) => (week >= supplier.leadWeeks ? supplier.weekly[week]! : 0))
  const last = done.findIndex((pieces) => pieces >= wanted)
  return last < 0 ? supplier.weekly.length + 1 : last + 1
}

/** Pieces of a stage for so many finished units. */
export function piecesOf({ perUnit, once }: Pick<ChainStage, 'perUnit' | 'once'>, quantity: number): number {
  return once > 0 ? once : perUnit * quantity
}

/** Every chain that could be formed, in the order of preference. At most `most`: more than that is a market, not a choice. */
export function chainsOf(problem: ChainProblem, most = 10_000): Chain[] {
  let chains: Chain[] = problem.assemblers.map(({ id }) => ({ assembler: id, suppliers: [] }))
  for (const { suppliers } of problem.stages)
    chains = chains
      .flatMap((chain) => suppliers.map(({ id }) => ({ ...chain, suppliers: [...chain.suppliers, id] })))
      .slice(0, most)
  return chains
}

/** True when every delivery is met. */
export function isInTime(problem: ChainProblem, outcome: ChainOutcome): boolean {
  return outcome !== null && problem.deliveries.every(({ quantity }, at) => outcome.arrived[at]! >= quantity)
}

/**
 * The choice of a chain as a mixed-integer program: `y` picks the assembler, `z` each stage's supplier, weekly flows of parts and of
 * finished units keep within lines, lanes and the end of the design.
 */
export function programOfChain(problem: ChainProblem): LinearProgram {
  const program = emptyProgram()
  const { objective, rows, binary } = program
  const { quantity, stages, assemblers } = problem
  const weeks = assemblers[0]?.weekly.length ?? 0
  const design = stages.findIndex(({ role }) => role === 'design')
  const ready = (week: number): Term[] =>
    design < 0
      ? []
      : stages[design]!.suppliers.flatMap((supplier, g): Term[] =>
          finishedAfter(stages[design]!, supplier, quantity) <= week ? [[1, `z_${design}_${g}`]] : [],
        )
  rows.push({ name: 'one_assembler', terms: assemblers.map((_, a): Term => [1, `y_${a}`]), sense: '=', bound: 1 })
  for (const [i, stage] of stages.entries()) {
    rows.push({ name: `one_supplier_${i}`, terms: stage.suppliers.map((_, s): Term => [1, `z_${i}_${s}`]), sense: '=', bound: 1 })
    for (const [s, supplier] of stage.suppliers.entries()) {
      binary.add(`z_${i}_${s}`)
      if (stage.once > 0) objective.push([Number(supplier.unitMinor) * stage.once, `z_${i}_${s}`])
      for (const [a, assembler] of assemblers.entries()) {
        const lane = supplier.lanes[assembler.id]
        if (!lane)
          rows.push({
            name: `no_lane_${i}_${s}_${a}`,
            terms: [
              [1, `y_${a}`],
              [1, `z_${i}_${s}`],
            ],
            sense: '<=',
            bound: 1,
          })
        else if (stage.once > 0 && lane.surchargeMinor !== '0') throw new RangeError('a design travels without a surcharge')
      }
    }
  }
  for (const [a, assembler] of assemblers.entries()) {
    binary.add(`y_${a}`)
    objective.push([(Number(assembler.unitMinor) + Number(assembler.laneMinor)) * quantity, `y_${a}`])
    const made = (until: number): Term[] => Array.from({ length: Math.max(0, until + 1) }, (_, t): Term => [1, `m_${a}_${t}`])
    for (let t = 0; t < weeks; t++) {
      const most = t >= assembler.leadWeeks ? assembler.weekly[t]! : 0
      rows.push({
        name: `line_${a}_${t}`,
        terms: [
          [1, `m_${a}_${t}`],
          [-most, `y_${a}`],
        ],
        sense: '<=',
        bound: 0,
      })
      if (design >= 0)
        rows.push({ name: `designed_${a}_${t}`, terms: [[1, `m_${a}_${t}`], ...negative(ready(t), most)], sense: '<=', bound: 0 })
    }
    for (const [i, stage] of stages.entries()) {
      if (stage.role === 'design') continue
      const flow = (s: number, t: number) => `p_${i}_${s}_${a}_${t}`
      for (let t = 0; t < weeks; t++) {
        const arrived = stage.suppliers.flatMap((supplier, s): Term[] => {
          const lane = supplier.lanes[assembler.id]
          return lane ? Array.from({ length: Math.max(0, t - lane.weeks + 1) }, (_, week): Term => [1, flow(s, week)]) : []
        })
        rows.push({
          name: `parts_${i}_${a}_${t}`,
          terms: [...negative(made(t), stage.perUnit), ...arrived],
          sense: '>=',
          bound: 0,
        })
      }
      for (const [s, supplier] of stage.suppliers.entries()) {
        const lane = supplier.lanes[assembler.id]
        for (let t = 0; t < weeks; t++) {
          const most = t >= supplier.leadWeeks ? supplier.weekly[t]! : 0
          rows.push({
            name: `supply_${i}_${s}_${a}_${t}`,
            terms: [
              [1, flow(s, t)],
              [-most, `z_${i}_${s}`],
            ],
            sense: '<=',
            bound: 0,
          })
          if (design >= 0)
            rows.push({
              name: `after_${i}_${s}_${a}_${t}`,
              terms: [[1, flow(s, t)], ...negative(ready(t - supplier.leadWeeks), most)],
              sense: '<=',
              bound: 0,
            })
          if (lane) objective.push([Number(supplier.unitMinor) + Number(lane.surchargeMinor), flow(s, t)])
        }
      }
    }
  }
  const arrivals = (week: number): Term[] =>
    assemblers.flatMap((assembler, a) =>
      Array.from({ length: Math.max(0, week - assembler.transitWeeks + 1) }, (_, t): Term => [1, `m_${a}_${t}`]),
    )
  for (const [d, { week, quantity: due }] of problem.deliveries.entries())
    rows.push({ name: `due_${d}`, terms: arrivals(week), sense: '>=', bound: due })
  return program
}

function negative(terms: readonly Term[], factor: number): Term[] {
  return terms.map(([coefficient, variable]): Term => [-factor * coefficient, variable])
}

function cumulative(weeks: number, units: (week: number) => number): number[] {
  const sums: number[] = []
  let sum = 0
  for (let week = 0; week < weeks; week++) {
    sum += units(week)
    sums.push(sum)
  }
  return sums
}
