import { Worker } from 'node:worker_threads'
import type { HighsSolution } from 'highs'
import { type LinearProgram, toLpText } from '#lib/matching/allocation/linear-program.ts'

/** `status`: optimal, infeasible, or what HiGHS says otherwise (a time limit). Values and duals by name. */
export type Solution = {
  status: 'optimal' | 'infeasible' | 'other'
  objective: number
  values: Map<string, number>
  duals: Map<string, number>
}

type Waiting = { resolve(solution: HighsSolution): void; reject(error: Error): void }
type Thread = { worker: Worker; waiting: Map<number, Waiting>; next: number }

let thread: Thread | null = null

/** Seconds that one program may take before the best solution so far is taken. */
const secondsAtMost = 20

/** Solves one program in the solver's thread, to a gap of zero unless time runs out. `relaxed`: without integrality, with duals. */
export async function solve(program: LinearProgram, relaxed = false): Promise<Solution> {
  const solution = await run(toLpText(program, relaxed), {
    output_flag: false,
    time_limit: secondsAtMost,
    mip_rel_gap: 0,
    mip_abs_gap: 0.5,
    ...(relaxed && { presolve: 'off' }),
  })
  const status = solution.Status === 'Optimal' ? 'optimal' : solution.Status === 'Infeasible' ? 'infeasible' : 'other'
  const columns = Object.entries(solution.Columns)
  return {
    status,
    objective: solution.ObjectiveValue,
    values: new Map(columns.flatMap(([name, column]) => ('Primal' in column ? [[name, column.Primal ?? 0]] : []))),
    duals: new Map(solution.Rows.flatMap((row) => ('Dual' in row ? [[row.Name, row.Dual]] : []))),
  }
}

function run(text: string, options: object): Promise<HighsSolution> {
  thread ??= start()
  const { worker, waiting } = thread
  const id = thread.next++
  worker.ref()
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker.postMessage({ id, text, options })
  })
}

/** The thread lives as long as the process, and does not keep it alive while nothing is asked of it. */
function start(): Thread {
  const worker = new Worker(new URL('./highs-worker.ts', import.meta.url))
  const waiting = new Map<number, Waiting>()
  worker.on('message', ({ id, solution, error }: { id: number; solution?: HighsSolution; error?: string }) => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    if (solution) one?.resolve(solution)
    else one?.reject(new Error(error ?? 'HiGHS did not answer'))
  })
  const gone = (error: Error) => {
    if (thread?.worker === worker) thread = null
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  worker.on('error', gone)
  worker.on('exit', (code) => gone(new Error(`the solver's thread ended with ${code}`)))
  return { worker, waiting, next: 1 }
}
