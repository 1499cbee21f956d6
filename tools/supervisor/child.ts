// One supervised process: started, waited for until it is ready, started again when it falls, stopped in order.
import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

export type ChildSpec = {
  name: string
  args: string[]
  env: NodeJS.ProcessEnv
  /** Resolves when it serves; children that say `ready` over IPC need none. */
  isReady?: () => Promise<boolean>
}

export type Child = { name: string; ready: Promise<void>; stop: () => Promise<void> }

/** Prisma's adapter sends a relation's queries on one connection before the first has answered; node-postgres warns of it for its next version. */
export const quiet = ['--disable-warning=DeprecationWarning']

const readyWithinMs = 60_000
const stopWithinMs = 12_000
/** Falls within this time count as "does not start"; five in a row end the whole. */
const quickFallMs = 5_000

/**
 * Starts the process. `ready` rejects with a sentence when it falls before it serves; later falls start it again, until `onGiveUp`
 * is told that it cannot be kept up. `stop` works at any time.
 */
export function startChild(spec: ChildSpec, onGiveUp: (name: string) => void): Child {
  let stopping = false
  let current = launch(spec)
  const ready = untilReady(spec, current)
  void ready.then(keepUp, () => undefined)

  async function keepUp() {
    let quickFalls = 0
    while (!stopping) {
      const born = Date.now()
      const code = await exitOf(current)
      if (stopping) return
      quickFalls = Date.now() - born < quickFallMs ? quickFalls + 1 : 0
      if (quickFalls >= 5) return onGiveUp(spec.name)
      console.error(`${spec.name} ended with ${code}; starting it again.`)
      await sleep(500)
      if (!stopping) current = launch(spec)
    }
  }

  async function stop() {
    stopping = true
    if (current.exitCode !== null || current.signalCode !== null) return
    current.kill('SIGTERM')
    const hard = setTimeout(() => current.kill('SIGKILL'), stopWithinMs)
    await exitOf(current)
    clearTimeout(hard)
  }

  return { name: spec.name, ready, stop }
}

function launch(spec: ChildSpec): ChildProcess {
  // Detached: Ctrl-C reaches the supervisor alone, which then stops its children in order.
  return spawn(process.execPath, [...quiet, ...spec.args], {
    env: spec.env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  })
}

function exitOf(child: ChildProcess): Promise<number | string> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? 1)))
}

async function untilReady(spec: ChildSpec, child: ChildProcess): Promise<void> {
  const said = new Promise<void>((resolve) => child.on('message', (message) => message === 'ready' && resolve()))
  const fell = exitOf(child).then((code) => {
    throw new Error(`${spec.name} did not start (it ended with ${code}). Its reason stands above.`)
  })
  const asked = spec.isReady ? poll(spec.isReady, child) : said
  const late = sleep(readyWithinMs, undefined, { ref: false }).then(() => {
    throw new Error(`${spec.name} is not ready after ${readyWithinMs / 1000} s.`)
  })
  await Promise.race([asked, fell, late])
  fell.catch(() => undefined)
  late.catch(() => undefined)
}

async function poll(isReady: () => Promise<boolean>, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && !(await isReady().catch(() => false))) await sleep(50)
}
