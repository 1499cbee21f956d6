// `npm run verify -- allocation FILE`: checks that a published plan keeps its rules, costs what it says, and that nothing cheaper exists.
// On purpose it shares no code with the platform, and needs no solver: whole numbers and weak duality are all that has to be believed.
import { z } from 'zod'
import { type ChainProblem, chainFaults } from '#tools/verify/chain.ts'

const whole = z.int().min(0).max(1e12)
const minor = z.string().regex(/^\d{1,30}$/)
const signed = z.string().regex(/^-?\d{1,40}$/)
const multipliers = z.strictObject({ total: signed, due: z.array(signed).max(20) })
type Proof =
  | { kind: 'bound' | 'empty' | 'open'; multipliers: z.infer<typeof multipliers> }
  | { kind: 'cases'; offer: string; cases: { choice: 'out' | number; proof: Proof }[] }
const proof: z.ZodType<Proof> = z.union([
  z.strictObject({ kind: z.enum(['bound', 'empty', 'open']), multipliers }),
  z.strictObject({
    kind: z.literal('cases'),
    offer: z.string(),
    cases: z.array(z.strictObject({ choice: z.union([z.literal('out'), whole]), proof: z.lazy(() => proof) })),
  }),
])
const offer = z.object({
  id: z.string(),
  usable: z.array(whole).min(1),
  least: whole,
  most: whole,
  oneOffMinor: minor,
  tiers: z.array(z.object({ from: whole, unitMinor: minor })).min(1),
})
const splitFile = z.object({
  format: z.literal('moi-allocation/1'),
  problem: z.object({
    kind: z.literal('split'),
    quantity: whole.min(1),
    deliveries: z.array(z.object({ dueAt: z.string(), quantity: whole })).min(1),
    shareCap: whole,
    offers: z.array(offer),
  }),
  plan: z.array(z.object({ offer: z.string(), quantity: whole.min(1) })).nullable(),
  costMinor: minor.nullable(),
  gapMinor: minor.nullable(),
  proof,
})
type Split = z.infer<typeof splitFile>
type Way = { low: number; high: number; unit: bigint; once: bigint }
/** What each offer may do in one case of the proof. */
type Case = { out: boolean; ways: number[] }[]

const scale = 1_000_000_000n

/** Everything that is wrong with a file's text; empty when the plan is what it claims to be. */
export function allocationFaults(text: string): string[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return ['it is no JSON']
  }
  try {
    return documentFaults(json)
  } catch (error) {
    // Cases within cases until the stack is full: no proof of ours, and none that can be followed.
    if (error instanceof RangeError) return ['its proof is nested too deep']
    throw error
  }
}

function documentFaults(json: unknown): string[] {
  const kind = (json as { problem?: { kind?: unknown } } | null)?.problem?.kind
  if (kind === 'chain') return chainFaults(json as { problem: ChainProblem })
  const file = splitFile.safeParse(json)
  if (!file.success) return [`/${file.error.issues[0]!.path.join('/')}: ${file.error.issues[0]!.message}`]
  const faults = problemFaults(file.data)
  // Only a problem that is one can be met, and a proof be one of it.
  return faults.length > 0 ? faults : [...planFaults(file.data), ...proofFaults(file.data)]
}

function problemFaults({ problem }: Split): string[] {
  const faults: string[] = []
  if (new Set(problem.offers.map(({ id }) => id)).size !== problem.offers.length) faults.push('an offer stands twice')
  if (problem.deliveries.at(-1)!.quantity !== problem.quantity) faults.push('the last delivery is not the whole quantity')
  if (!rising(problem.deliveries.map(({ quantity }) => quantity))) faults.push('a later delivery is smaller than one before')
  for (const { id, usable, tiers } of problem.offers) {
    if (usable.length !== problem.deliveries.length) faults.push(`${id} does not say what is usable by each delivery`)
    if (!rising(usable) || !rising(tiers.map(({ from }) => from))) faults.push(`${id}: numbers that must rise do not`)
  }
  return faults
}

function planFaults({ problem, plan, costMinor, gapMinor }: Split): string[] {
  if (plan === null) return costMinor === null && gapMinor === null ? [] : ['a cost without a plan']
  if (costMinor === null || gapMinor === null || BigInt(gapMinor) > BigInt(costMinor)) return ['no cost, or no gap below it']
  const faults: string[] = []
  let cost = 0n
  for (const { offer: id, quantity } of plan) {
    const one = problem.offers.find((candidate) => candidate.id === id)
    const way = one && waysOf(problem, one).find(({ low, high }) => low <= quantity && quantity <= high)
    if (!way) faults.push(`${id} cannot take ${quantity} units`)
    else cost += way.once + way.unit * BigInt(quantity)
  }
  if (new Set(plan.map(({ offer: id }) => id)).size !== plan.length) faults.push('an offer has two shares')
  const total = plan.reduce((sum, { quantity }) => sum + quantity, 0)
  if (total !== problem.quantity) faults.push(`the shares make ${total} of ${problem.quantity} units`)
  for (const [d, { quantity, dueAt }] of problem.deliveries.entries()) {
    const arrived = plan.reduce((sum, share) => {
      const usable = problem.offers.find(({ id }) => id === share.offer)?.usable[d] ?? 0
      return sum + Math.min(share.quantity, usable)
    }, 0)
    if (arrived < quantity) faults.push(`${arrived} of ${quantity} units can have arrived by ${dueAt}`)
  }
  if (faults.length === 0 && cost.toString() !== costMinor) faults.push(`it costs ${cost}, not ${costMinor}`)
  return faults
}

function proofFaults({ problem, plan, costMinor, gapMinor, proof: tree }: Split): string[] {
  const everything: Case = problem.offers.map((one) => ({ out: true, ways: waysOf(problem, one).map((_, index) => index) }))
  const claimed = plan === null ? null : BigInt(costMinor ?? 0) - BigInt(gapMinor ?? 0)
  return treeFaults(problem, tree, everything, claimed)
}

/** `claimed`: no plan is cheaper than this; null: there is none. */
function treeFaults(problem: Split['problem'], tree: Proof, now: Case, claimed: bigint | null): string[] {
  if (tree.kind === 'cases') {
    const at = problem.offers.findIndex(({ id }) => id === tree.offer)
    if (at < 0) return [`the proof names ${tree.offer}, which is no offer`]
    const wanted = [...now[at]!.ways.map(String), ...(now[at]!.out ? ['out'] : [])].sort()
    if (
      tree.cases
        .map(({ choice }) => String(choice))
        .sort()
        .join() !== wanted.join()
    )
      return [`the proof leaves out a case of ${tree.offer}`]
    return tree.cases.flatMap(({ choice, proof: next }) => {
      const narrowed = now.map((one, index) =>
        index !== at ? one : choice === 'out' ? { out: true, ways: [] } : { out: false, ways: [choice] },
      )
      return treeFaults(problem, next, narrowed, claimed)
    })
  }
  if (tree.multipliers.due.length !== problem.deliveries.length - 1) return ['multipliers that fit no delivery']
  if (tree.multipliers.due.some((worth) => BigInt(worth) < 0n)) return ['a multiplier of a delivery is negative']
  if (tree.kind === 'empty')
    return bound(problem, now, tree.multipliers, false) > 0n ? [] : ['a case that is called empty is not shown to be']
  if (claimed === null) return ['a plan may exist']
  return bound(problem, now, tree.multipliers, true) > (claimed - 1n) * scale ? [] : ['a cheaper plan is not ruled out']
}

/** Weak duality: λ·Q + Σ μ_d·N_d + Σ over offers of the least of cost − λ·q − Σ μ_d·min(q, usable_d), which lies at a corner. */
function bound(problem: Split['problem'], now: Case, { total, due }: z.infer<typeof multipliers>, withCost: boolean): bigint {
  const lambda = BigInt(total)
  const mu = due.map(BigInt)
  let sum = lambda * BigInt(problem.quantity)
  for (const [d, worth] of mu.entries()) sum += worth * BigInt(problem.deliveries[d]!.quantity)
  for (const [index, one] of problem.offers.entries()) {
    const values = now[index]!.ways.flatMap((way) => {
      const { low, high, unit, once } = waysOf(problem, one)[way]!
      return [low, high, ...one.usable.filter((units) => low < units && units < high)].map((units) => {
        const cost = withCost ? (once + unit * BigInt(units)) * scale : 0n
        return (
          cost -
          lambda * BigInt(units) -
          mu.reduce((worth, each, d) => worth + each * BigInt(Math.min(units, one.usable[d]!)), 0n)
        )
      })
    })
    if (now[index]!.out) values.push(0n)
    if (values.length > 0) sum += least(values)
  }
  return sum
}

function waysOf(problem: Split['problem'], one: z.infer<typeof offer>): Way[] {
  const most = Math.min(one.most, problem.shareCap, problem.quantity, one.usable.at(-1)!)
  return one.tiers.flatMap(({ from, unitMinor }, index) => {
    const low = Math.max(from, one.least, 1)
    const high = Math.min((one.tiers[index + 1]?.from ?? Number.POSITIVE_INFINITY) - 1, most)
    return low <= high ? [{ low, high, unit: BigInt(unitMinor), once: BigInt(one.oneOffMinor) }] : []
  })
}

function rising(numbers: readonly number[]): boolean {
  return numbers.every((value, index) => index === 0 || value >= numbers[index - 1]!)
}

function least(values: bigint[]): bigint {
  return values.sort((a, b) => (a < b ? -1 : 1))[0]!
}
