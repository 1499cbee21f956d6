// One step of `npm run check` and `npm test`: a command that passes or fails, or a run of many tests.
import { type ChildProcess, spawn } from 'node:child_process'

/** How many things passed and failed, and what to show of the failures. */
export type Outcome = { passed: number; failed: number; detail: string }
export type Step = { name: string; run: () => Promise<Outcome> }

const stepLimitMs = 10 * 60_000
const killAfterMs = 15_000

/** Runs the steps, at most `lanes` at a time, and prints one line for each with its time; failures show their detail below. */
export async function runSteps(steps: readonly Step[], lanes: number): Promise<Outcome> {
  const waiting = [...steps]
  const total: Outcome = { passed: 0, failed: 0, detail: '' }
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const began = Date.now()
      const outcome = await step.run().catch((error: unknown) => failure(error instanceof Error ? error.message : String(error)))
      total.passed += outcome.passed
      total.failed += outcome.failed
      report(step.name, outcome, Date.now() - began)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return total
}

export function failure(detail: string): Outcome {
  return { passed: 0, failed: 1, detail }
}

function report(name: string, { passed, failed, detail }: Outcome, ms: number): void {
  const count = passed + failed > 1 ? `${passed} passed${failed ? `, ${failed} failed` : ''}` : failed ? 'failed' : 'ok'
  console.log(`${failed ? '✗' : '✓'} ${name.padEnd(22)} ${count.padEnd(26)} ${(ms / 1000).toFixed(1)} s`)
  if (failed) console.log(indented(shortened(detail)))
}

/** The beginning and the end of a long text: the first errors and the summary. */
export function shortened(text: string, lines = 120): string {
  const all = text.trim().split('\n')
  if (all.length <= lines) return all.join('\n')
  return [...all.slice(0, lines - 20), `… ${all.length - lines} more lines …`, ...all.slice(-20)].join('\n')
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}

export type Finished = { code: number; output: string }

/** Runs a program of node_modules/.bin (bootstrap.cjs has put it on the PATH) to its end, or ends it after ten minutes. */
export function finish(
  command: string,
  args: readonly string[],
  env: Record<string, string | undefined> = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    // Nothing but colours differs between a terminal and a pipe, so there are none.
    const own = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env }
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: own })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
    const limit = setTimeout(() => {
      output += `\n${command} was ended: it took longer than ${stepLimitMs / 60_000} minutes.`
      end(child)
    }, stepLimitMs)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(limit)
      resolve({ code: code ?? 1, output })
    })
  })
}

function end(child: ChildProcess): void {
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), killAfterMs).unref()
}

/** A command that passes when it ends with 0. */
export function commandStep(name: string, command: string, ...args: string[]): Step {
  return {
    name,
    async run() {
      const { code, output } = await finish(command, args)
      return code === 0 ? { passed: 1, failed: 0, detail: '' } : failure(output)
    },
  }
}
